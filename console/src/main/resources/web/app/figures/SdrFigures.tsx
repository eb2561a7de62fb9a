import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { sideBySide } from '../shell/chart/sideBySide'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Figures, Question } from './Figures'
import { PERIOD, TIME, type Lens } from './lens'
import { Values } from './Measures'
import { allValuesOf, amountIn, currenciesOf } from './sdrValues'
import { SortedTable } from './SortedTable'
import { foremost } from './sorting'
import type { Sdr, SdrsAnswer } from './types'

export function SdrFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const asked = lens.query(...PERIOD, 'rep', ...TIME)
  const [loaded, again] = useLoad(signal => get<SdrsAnswer>('analytics', '/sdrs', asked, signal), [JSON.stringify(asked)])
  const isPart = Object.keys(asked).length > 0
  return <Figures name="sdrs" lens={lens} shows={{ period: true, filters: ['rep'] }}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="sdrs" asked={answer} lens={lens} />
      {answer.rows.length === 0 ? <Empty icon="people" title={t.figures.sdrs.empty} about={isPart ? t.figures.emptyAbout : t.figures.sdrs.emptyAbout} />
        : <Sdrs rows={answer.rows} lens={lens} csv={path('analytics', '/sdrs', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

function Sdrs({ rows, lens, csv }: { rows: Sdr[], lens: Lens, csv: string }) {
  const { t, format, code } = useWords()
  const { sdrs, chart } = t.figures
  const [currency, ...others] = currenciesOf(rows)
  const amount = (row: Sdr) => currency ? amountIn(row, currency) : null
  const columns: Column<Sdr>[] = [
    { key: 'sdr', title: sdrs.sdr, sort: row => row.sdr, cell: row => <strong>{row.sdr}</strong> },
    { key: 'deals', title: sdrs.deals, number: true, sort: row => row.deals, cell: row => format.number(row.deals) },
    { key: 'worth', title: t.figures.wonValue, number: true, sort: row => amount(row) === null ? null : Number(amount(row)),
      cell: row => <Values values={allValuesOf(row)} /> },
  ]
  const order = '-deals'
  const most = foremost(rows, columns, order)
  const some = most.length < rows.length ? t.figures.largest(format.number(most.length), format.number(rows.length)) : undefined
  const id = (row: Sdr) => row.sdr
  const table = { columns, rows: most, id }
  return <>
    <div className="side-by-side">
      <Chart title={chart.sdrDeals} unit={code('counted', 'deal')} about={some} lines={most.length} table={table} download={csv}
        option={sideBySide(most.map(id), [{ name: sdrs.deals, values: most.map(row => row.deals) }], format.number)} />
      {currency && <Chart title={chart.sdrValue} unit={currency} lines={most.length} table={table}
        about={[some, others.length > 0 && sdrs.oneCurrency(currency)].filter(Boolean).join(' ')} download={csv}
        option={sideBySide(most.map(id), [{ name: t.figures.wonValue,
          values: most.map(row => amount(row) === null ? null : Number(amount(row))),
          details: most.map(row => amount(row) === null ? t.none : format.roundMoney(amount(row)!, currency)) }],
        value => format.shortMoney(String(value), currency))} />}
    </div>
    <SortedTable title={chart.all(sdrs.sdr)} download={csv} lens={lens} order={order} columns={columns} rows={rows} id={id} />
  </>
}
