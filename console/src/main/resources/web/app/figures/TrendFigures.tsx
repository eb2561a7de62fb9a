import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { lines } from '../shell/chart/lines'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Choice } from './Choice'
import { Figures, Question } from './Figures'
import { NotCounted } from './FunnelFigures'
import { FILTERS, FUNNEL, PERIOD, TIME, type Lens } from './lens'
import { ShareFigure, Values } from './Measures'
import { periods } from './periods'
import type { FunnelRow, TrendAnswer } from './types'

const LENGTHS = ['day', 'week', 'month'] as const

export function TrendFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const length = lens.of('period') || 'month'
  const asked = { ...lens.query(...FUNNEL, ...PERIOD, ...FILTERS, ...TIME), period: length }
  const [loaded, again] = useLoad(signal => get<TrendAnswer>('analytics', '/funnel/trend', asked, signal), [JSON.stringify(asked)])
  return <Figures name="trend" lens={lens} shows={{ funnel: true, period: true, filters: FILTERS }}
    fields={<Choice label={t.figures.each} value={length} choose={value => lens.look({ period: value === 'month' ? '' : value })}
      choices={LENGTHS.map(each => ({ value: each, title: t.figures.lengths[each] }))} />}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="trend" asked={answer} lens={lens} />
      {answer.undefined ? <NotCounted reason={answer.undefined} /> : answer.rows.length === 0
        ? <Empty icon="chart" title={t.figures.empty} about={t.figures.emptyAbout} />
        : <Trend answer={answer} csv={path('analytics', '/funnel/trend', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

function Trend({ answer, csv }: { answer: TrendAnswer, csv: string }) {
  const { t, format, code } = useWords()
  const { rows } = answer
  const length = answer.period ?? 'month'
  const label = (day: string) => length === 'month' ? format.month(day) : format.day(day)
  const known = new Map(rows.map(row => [row.period!, row]))
  const all = periods(rows.map(row => row.period!), length)
  const steps = rows[0]!.steps.map(step => step.step)
  const unit = code('counted', answer.unit)
  const later = steps.slice(1)
  const step = (row: FunnelRow | undefined, name: string) => row?.steps.find(each => each.step === name)
  const first: Column<FunnelRow> = { key: 'period', title: t.figures.lengths[length as keyof typeof t.figures.lengths],
    cell: row => <time dateTime={row.period}>{label(row.period!)}</time> }
  // the newest first: it is what one looks for
  const table = [...rows].reverse()
  const id = (row: FunnelRow) => row.period!
  return <>
    <Chart title={t.figures.chart.trend} unit={unit} download={csv}
      option={lines(all.map(label), steps.map(name => ({ name: code('step', name),
        values: all.map(day => step(known.get(day), name)?.reached ?? 0) })), format.number, true)}
      table={{ rows: table, id, columns: [first,
        ...steps.map((name): Column<FunnelRow> => ({ key: name, title: code('step', name), number: true,
          cell: row => format.number(step(row, name)?.reached ?? 0) })),
        { key: 'value', title: t.figures.wonValue, number: true, cell: row => <Values values={row.wonValue} /> }] }} />
    <Chart title={answer.view === 'snapshot' ? t.figures.chart.ratios : t.figures.chart.shares} unit={t.figures.percent} about={t.figures.gaps} download={csv}
      option={lines(all.map(label), later.map(name => ({ name: code('step', name),
        values: all.map(day => step(known.get(day), name)?.ofEntered.value ?? null) })), format.percent, false, 1)}
      table={{ rows: table, id, columns: [first,
        { key: 'entered', title: code('step', steps[0]), number: true, cell: row => format.number(row.entered) },
        ...later.map((name): Column<FunnelRow> => ({ key: name, title: code('step', name), number: true,
          cell: row => <ShareFigure share={step(row, name)?.ofEntered ?? null} /> }))] }} />
  </>
}
