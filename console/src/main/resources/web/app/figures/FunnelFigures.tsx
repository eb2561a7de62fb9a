import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { sideBySide } from '../shell/chart/sideBySide'
import { DataSection } from '../shell/DataSection'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Figures, Question } from './Figures'
import { FILTERS, FUNNEL, PERIOD, TIME, type Lens } from './lens'
import { Measure, ShareFigure, SpreadFigure, Tile, Tiles, Values } from './Measures'
import type { FunnelAnswer, FunnelRow, Step } from './types'

export function FunnelFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const asked = lens.query(...FUNNEL, ...PERIOD, ...FILTERS, ...TIME)
  const [loaded, again] = useLoad(signal => get<FunnelAnswer>('analytics', '/funnel', asked, signal), [JSON.stringify(asked)])
  return <Figures name="funnel" lens={lens} shows={{ funnel: true, period: true, filters: FILTERS }}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="funnel" asked={answer} lens={lens} />
      {answer.total === null ? <NotCounted reason={answer.undefined} /> : isEmpty(answer.total)
        ? <Empty icon="funnel" title={t.figures.empty} about={t.figures.emptyAbout} />
        : <Funnel answer={answer} total={answer.total} csv={path('analytics', '/funnel', { ...asked, format: 'csv' })} />}
    </>}</Await>
  </Figures>
}

export function NotCounted({ reason }: { reason: string | null }) {
  const { t, code } = useWords()
  return <Empty icon="funnel" title={t.figures.notCounted} about={code('undefinedAbout', reason ?? undefined)} />
}

export function isEmpty(row: FunnelRow): boolean {
  return row.entered === 0 && row.steps.every(step => step.reached === 0)
}

function Funnel({ answer, total, csv }: { answer: FunnelAnswer, total: FunnelRow, csv: string }) {
  const { t, format, code } = useWords()
  const steps = total.steps
  const unit = code('counted', answer.unit)
  const counts: Column<Step>[] = [
    { key: 'step', title: t.figures.step, cell: step => <StepName step={step.step} /> },
    { key: 'reached', title: t.figures.reached, number: true, cell: step => format.number(step.reached) },
    { key: 'recorded', title: t.figures.recorded, number: true, cell: step => format.number(step.recorded) },
    { key: 'passed', title: t.figures.passed, number: true, cell: step => format.number(step.reached - step.recorded) },
  ]
  return <>
    <Highlights total={total} />
    <Chart title={t.figures.chart.funnel} unit={unit} table={{ columns: counts, rows: steps, id: step => step.step }} download={csv}
      option={sideBySide(steps.map(step => code('step', step.step)), [
        { name: t.figures.recorded, values: steps.map(step => step.recorded) },
        { name: t.figures.passed, values: steps.map(step => step.reached - step.recorded), pale: true },
      ], format.number, { stackTotals: steps.map(step => format.number(step.reached)) })} />
    <DataSection title={t.figures.chart.rates} about={t.figures.chart.ratesAbout} download={csv} rows={steps} id={step => step.step} columns={[
      ...counts.slice(0, 2),
      { key: 'ofPrevious', title: t.figures.ofPrevious, number: true, cell: step => <ShareFigure share={step.ofPrevious} /> },
      { key: 'ofEntered', title: t.figures.ofEntered, number: true, cell: step => <ShareFigure share={step.ofEntered} /> },
      ...(['sincePrevious', 'sinceEntering'] as const).map((since): Column<Step> => ({ key: since, title: t.figures[since], number: true,
        cell: step => <SpreadFigure spread={step.days?.[since]} text={format.days} /> })),
    ]} />
  </>
}

function Highlights({ total }: { total: FunnelRow }) {
  const { t, format, code } = useWords()
  const first = total.steps[0]!
  const won = total.steps[total.steps.length - 1]!
  return <Tiles>
    <Tile title={code('step', first.step)} below={total.open > 0 ? t.figures.stillOpen(format.number(total.open)) : undefined}>{format.number(total.entered)}</Tile>
    <Tile title={code('step', won.step)}>{format.number(won.reached)}</Tile>
    <Tile title={t.figures.wonShare}><ShareFigure share={won.ofEntered} /></Tile>
    <Tile title={t.figures.timeToWon}><SpreadFigure spread={won.days?.sinceEntering} text={format.days} /></Tile>
    <Tile title={t.figures.wonValue}><Values values={total.wonValue} /></Tile>
  </Tiles>
}

export function StepName({ step }: { step: string }) {
  const { code } = useWords()
  return <Measure below={code('stepAbout', step)}><strong>{code('step', step)}</strong></Measure>
}
