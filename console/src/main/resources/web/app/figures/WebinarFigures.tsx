import { get, path } from '../shell/api'
import { Chart } from '../shell/chart/Chart'
import { sideBySide } from '../shell/chart/sideBySide'
import { DataSection } from '../shell/DataSection'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Figures, Question } from './Figures'
import { FilterField } from './FilterFields'
import { TIME, type Lens } from './lens'
import { ShareFigure, Tile, Tiles, Values } from './Measures'
import type { WebinarAnswer, WebinarStep } from './types'

const OTHERS = ['origin', 'segment', 'territory', 'rep'] as const

export function WebinarFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const campaign = lens.of('campaign')
  return <Figures name="webinar" lens={lens} shows={{ filters: OTHERS }}
    fields={campaign && <FilterField lens={lens} dimension="campaign" all={t.figures.chooseCampaign} />}>
    {campaign ? <Cohort key={campaign} lens={lens} campaign={campaign} />
      : <Empty icon="people" title={t.figures.chooseCampaign} about={t.figures.chooseCampaignAbout}>
        <div className="field-row"><FilterField lens={lens} dimension="campaign" all={t.figures.chooseCampaign} /></div>
      </Empty>}
  </Figures>
}

function Cohort({ lens, campaign }: { lens: Lens, campaign: string }) {
  const { t } = useWords()
  const asked = lens.query(...OTHERS, ...TIME)
  const from = `/webinars/${encodeURIComponent(campaign)}`
  const [loaded, again] = useLoad(signal => get<WebinarAnswer>('analytics', from, asked, signal), [JSON.stringify(asked)])
  return <Await loaded={loaded} again={again}>{answer => <>
    <Question name="webinar" asked={answer} lens={lens} />
    {answer.steps.every(step => step.reached === 0) ? <Empty icon="people" title={t.figures.emptyWebinar} about={t.figures.emptyWebinarAbout} />
      : <Steps answer={answer} csv={path('analytics', from, { ...asked, format: 'csv' })} />}
  </>}</Await>
}

function Steps({ answer, csv }: { answer: WebinarAnswer, csv: string }) {
  const { t, format, code } = useWords()
  const { steps } = answer
  const columns: Column<WebinarStep>[] = [
    { key: 'step', title: t.figures.step, cell: step => <strong>{code('step', step.step)}</strong> },
    { key: 'reached', title: t.figures.reached, number: true, cell: step => format.number(step.reached) },
    { key: 'ofPrevious', title: t.figures.ofPrevious, number: true, cell: step => <ShareFigure share={step.ofPrevious} /> },
    { key: 'ofFirst', title: t.figures.ofInvited, number: true, cell: step => <ShareFigure share={step.ofFirst} /> },
  ]
  const id = (step: WebinarStep) => step.step
  return <>
    <Tiles>
      {steps.map(step => <Tile key={step.step} title={code('step', step.step)}
        below={step.ofPrevious?.value == null ? undefined : t.figures.ofPreviousStep(format.share(step.ofPrevious.value))}>{format.number(step.reached)}</Tile>)}
      <Tile title={t.figures.wonValue}><Values values={answer.wonValue} /></Tile>
    </Tiles>
    <Chart title={t.figures.chart.webinar(answer.campaign)} lines={steps.length} unit={code('counted', 'person')} table={{ columns: columns.slice(0, 2), rows: steps, id }} download={csv}
      option={sideBySide(steps.map(step => code('step', step.step)),
        [{ name: t.figures.reached, values: steps.map(step => step.reached) }], format.number)} />
    <DataSection title={t.figures.chart.webinarRates} download={csv} columns={columns} rows={steps} id={id} />
    {answer.customersWithoutAttending > 0 && <p className="muted">{t.figures.withoutAttending(format.number(answer.customersWithoutAttending))}</p>}
  </>
}
