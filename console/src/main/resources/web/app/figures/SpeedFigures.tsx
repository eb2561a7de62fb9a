import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { sideBySide } from '../shell/chart/sideBySide'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Choice } from './Choice'
import { Figures, Question } from './Figures'
import { FILTERS, PERIOD, TIME, type Lens } from './lens'
import { SpreadFigure, Tile, Tiles } from './Measures'
import { useNames } from './names'
import { SortedTable } from './SortedTable'
import { foremost } from './sorting'
import { DIMENSIONS, type Dimension, type SpeedAnswer, type SpeedRow } from './types'
import { useSeesAll } from './useSeesAll'

const WAITS = ['assigned', 'contacted'] as const

export function SpeedFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const seesAll = useSeesAll()
  const by = lens.of('by') || (seesAll ? 'rep' : 'origin')
  const asked = { ...lens.query(...PERIOD, ...FILTERS, ...TIME), by }
  const [loaded, again] = useLoad(signal => get<SpeedAnswer>('analytics', '/speed', asked, signal), [JSON.stringify(asked)])
  return <Figures name="speed" lens={lens} shows={{ period: true, filters: FILTERS }}
    fields={<Choice label={t.figures.by} value={by} choose={value => lens.look({ by: value, sort: '' })}
      choices={[...DIMENSIONS].reverse().filter(each => each !== 'rep' || seesAll).map(each => ({ value: each, title: t.figures.dimensions[each] }))} />}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="speed" asked={answer} lens={lens} />
      {answer.total.qualified === 0 ? <Empty icon="clock" title={t.figures.emptySpeed} about={t.figures.emptyAbout} />
        : <Speed answer={answer} lens={lens} csv={path('analytics', '/speed', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

function Speed({ answer, lens, csv }: { answer: SpeedAnswer, lens: Lens, csv: string }) {
  const { t, format } = useWords()
  const name = useNames()
  const by = answer.by as Dimension
  const nameOf = (row: SpeedRow) => name(by, row.value)
  const columns: Column<SpeedRow>[] = [
    { key: 'value', title: t.figures.dimensions[by], sort: nameOf, cell: row => <strong>{nameOf(row)}</strong> },
    { key: 'qualified', title: t.figures.qualified, number: true, sort: row => row.qualified, cell: row => format.number(row.qualified) },
    ...WAITS.map((wait): Column<SpeedRow> => ({ key: wait, title: t.figures.until[wait], number: true, sort: row => row[wait].median,
      cell: row => <SpreadFigure spread={row[wait]} text={format.duration} /> })),
    { key: 'unassigned', title: t.figures.unassigned, number: true, sort: row => row.unassigned, cell: row => format.number(row.unassigned) },
    { key: 'untouched', title: t.figures.untouched, number: true, sort: row => row.untouched, cell: row => format.number(row.untouched) },
  ]
  const order = '-qualified'
  const largest = foremost(answer.rows, columns, order)
  const { total } = answer
  return <>
    <Tiles>
      <Tile title={t.figures.qualified}>{format.number(total.qualified)}</Tile>
      {WAITS.map(wait => <Tile key={wait} title={t.figures.until[wait]}><SpreadFigure spread={total[wait]} text={format.duration} /></Tile>)}
      <Tile title={t.figures.unassigned}>{format.number(total.unassigned)}</Tile>
      <Tile title={t.figures.untouched}>{format.number(total.untouched)}</Tile>
    </Tiles>
    <div className="side-by-side">{WAITS.map(wait => {
      const { scale, unit } = scaleOf(largest.map(row => row[wait].p90))
      return <Chart key={wait} title={t.figures.chart[wait]} unit={t.figures.scales[unit]} lines={largest.length} download={csv}
        option={sideBySide(largest.map(nameOf), (['median', 'p90'] as const).map((part, at) => ({ name: t.figures[part], pale: at === 1,
          values: largest.map(row => row[wait][part] === null ? null : row[wait][part]! / scale),
          details: largest.map(row => row[wait][part] === null ? t.none : format.duration(row[wait][part]!)) })), format.points)}
        table={{ columns: columns.filter(column => ['value', 'qualified', wait].includes(column.key)), rows: largest, id: row => row.value ?? '' }} />
    })}</div>
    <SortedTable title={t.figures.chart.all(t.figures.dimensions[by])} download={csv} lens={lens} order={order} columns={columns} rows={answer.rows}
      id={row => row.value ?? ''} />
  </>
}

/** The largest unit in which the longest wait is still a number that people say. */
function scaleOf(seconds: (number | null)[]): { scale: number, unit: 'seconds' | 'minutes' | 'hours' | 'days' } {
  const longest = Math.max(0, ...seconds.map(each => each ?? 0))
  return longest < 180 ? { scale: 1, unit: 'seconds' } : longest < 3 * 3_600 ? { scale: 60, unit: 'minutes' }
    : longest < 3 * 86_400 ? { scale: 3_600, unit: 'hours' } : { scale: 86_400, unit: 'days' }
}
