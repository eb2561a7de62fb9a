import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { sideBySide } from '../shell/chart/sideBySide'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Choice } from './Choice'
import { Figures, Question } from './Figures'
import { NotCounted } from './FunnelFigures'
import { FILTERS, FUNNEL, PERIOD, TIME, type Lens } from './lens'
import { ShareFigure, SpreadFigure, Values } from './Measures'
import { useNames } from './names'
import { SortedTable } from './SortedTable'
import { foremost } from './sorting'
import { DIMENSIONS, type Dimension, type FunnelAnswer, type FunnelRow } from './types'
import { useSeesAll } from './useSeesAll'

export function ComparisonFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const seesAll = useSeesAll()
  const by = lens.of('by') || 'origin'
  const asked = { ...lens.query(...FUNNEL, ...PERIOD, ...FILTERS, ...TIME), by }
  const [loaded, again] = useLoad(signal => get<FunnelAnswer>('analytics', '/funnel', asked, signal), [JSON.stringify(asked)])
  return <Figures name="comparison" lens={lens} shows={{ funnel: true, period: true, filters: FILTERS }}
    fields={<Choice label={t.figures.by} value={by} choose={value => lens.look({ by: value === 'origin' ? '' : value, sort: '' })}
      choices={DIMENSIONS.filter(each => each !== 'rep' || seesAll).map(each => ({ value: each, title: t.figures.dimensions[each] }))} />}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="comparison" asked={answer} lens={lens} />
      {answer.undefined ? <NotCounted reason={answer.undefined} /> : answer.rows.length === 0
        ? <Empty icon="chart" title={t.figures.empty} about={t.figures.emptyAbout} />
        : <Comparison answer={answer} lens={lens} csv={path('analytics', '/funnel', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

function Comparison({ answer, lens, csv }: { answer: FunnelAnswer, lens: Lens, csv: string }) {
  const { t, format, code } = useWords()
  const name = useNames()
  const by = answer.by as Dimension
  const nameOf = (row: FunnelRow) => name(by, row.value)
  const steps = answer.rows[0]!.steps.map(step => step.step)
  const step = (row: FunnelRow, wanted: string) => row.steps.find(each => each.step === wanted)!
  const last = (row: FunnelRow) => row.steps[row.steps.length - 1]!
  const columns: Column<FunnelRow>[] = [
    { key: 'value', title: t.figures.dimensions[by], sort: nameOf, cell: row => <strong>{nameOf(row)}</strong> },
    ...steps.map((each): Column<FunnelRow> => ({ key: each, title: code('step', each), number: true, sort: row => step(row, each).reached,
      cell: row => format.number(step(row, each).reached) })),
    { key: 'share', title: t.figures.wonShare, number: true, sort: row => last(row).ofEntered.value, cell: row => <ShareFigure share={last(row).ofEntered} /> },
    { key: 'median', title: t.figures.timeToWon, number: true, sort: row => last(row).days?.sinceEntering.median ?? null,
      cell: row => <SpreadFigure spread={last(row).days?.sinceEntering} text={format.days} /> },
    { key: 'worth', title: t.figures.wonValue, number: true, sort: row => Number(row.wonValue[0]?.amount ?? 0), cell: row => <Values values={row.wonValue} /> },
  ]
  const order = `-${steps[0]}`
  const largest = foremost(answer.rows, columns, order)
  const some = answer.rows.length > largest.length ? t.figures.largest(format.number(largest.length), format.number(answer.rows.length)) : undefined
  const names = largest.map(nameOf)
  const unit = code('counted', answer.unit)
  const table = { columns: columns.map(({ sort: _, ...column }) => column), rows: largest, id: (row: FunnelRow) => row.value ?? '' }
  return <>
    <div className="side-by-side">
      <Chart title={t.figures.chart.comparison} unit={unit} about={some} lines={largest.length} table={table} download={csv}
        option={sideBySide(names, [steps[0]!, steps[steps.length - 1]!].map(each => ({
          name: code('step', each), values: largest.map(row => step(row, each).reached) })), format.number)} />
      <Chart title={answer.view === 'snapshot' ? t.figures.chart.wonRatio : t.figures.chart.wonShare} unit={t.figures.percent} about={some}
        lines={largest.length} table={table} download={csv}
        option={sideBySide(names, [{ name: t.figures.wonShare, values: largest.map(row => last(row).ofEntered.value),
          details: largest.map(row => detail(last(row).ofEntered)) }], format.share, { shares: format.percent })} />
    </div>
    <SortedTable title={t.figures.chart.all(t.figures.dimensions[by])} download={csv} lens={lens} order={order} columns={columns} rows={answer.rows}
      id={row => row.value ?? ''} />
  </>

  function detail(share: FunnelRow['steps'][0]['ofEntered']): string {
    return share.value === null ? code('undefined', share.reason ?? undefined)
      : share.low === null || share.high === null ? format.share(share.value)
        : `${format.share(share.value)} (${t.figures.interval(format.share(share.low), format.share(share.high))})`
  }
}
