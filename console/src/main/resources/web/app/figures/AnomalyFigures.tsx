import { get, path } from '../shell/api'
import { DataSection } from '../shell/DataSection'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { href } from '../shell/route'
import { is, usePerson } from '../shell/session'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { Figures, Question } from './Figures'
import { TIME, type Lens } from './lens'
import { Values } from './Measures'
import type { AnomaliesAnswer, Anomaly } from './types'

/** As many as analytics answers at once unless asked for more. */
const NEWEST = 100

export function AnomalyFigures({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const asked = lens.query('kind', 'rep', ...TIME)
  const [loaded, again] = useLoad(signal => get<AnomaliesAnswer>('analytics', '/anomalies', asked, signal), [JSON.stringify(asked)])
  return <Figures name="anomalies" lens={lens} shows={{ filters: ['rep'] }}>
    <Await loaded={loaded} again={again}>{answer => <>
      <Question name="anomalies" asked={answer} lens={lens} />
      {Object.keys(answer.counts).length === 0 ? <Empty icon="check" title={t.figures.emptyAnomalies} about={t.figures.emptyAnomaliesAbout} />
        : <><Kinds counts={answer.counts} lens={lens} /><Listed answer={answer} csv={path('analytics', '/anomalies', { ...asked, limit: 1000, format: 'csv' })} /></>}
    </>}</Await>
  </Figures>
}

function Kinds({ counts, lens }: { counts: Record<string, number>, lens: Lens }) {
  const { t, format, code } = useWords()
  const chosen = lens.of('kind')
  return <div className="kinds" role="group" aria-label={t.figures.kind}>
    {Object.entries(counts).map(([kind, count]) => <button key={kind} type="button" className="kind" aria-pressed={kind === chosen}
      onClick={() => lens.look({ kind: kind === chosen ? '' : kind })}>
      <strong>{format.number(count)}</strong><span>{code('anomaly', kind)}</span><small>{code('anomalyAbout', kind)}</small></button>)}
  </div>
}

function Listed({ answer, csv }: { answer: AnomaliesAnswer, csv: string }) {
  const { t, format, code } = useWords()
  const opensLeads = is(usePerson(), 'marketing', 'admin', 'sales-rep', 'sales-manager')
  const columns: Column<Anomaly>[] = [
    { key: 'kind', title: t.figures.kind, cell: row => <strong>{code('anomaly', row.kind)}</strong> },
    { key: 'lead', title: t.figures.lead, cell: row => row.leadId === null ? t.none
      : opensLeads ? <a className="lead-id" href={href('leads', row.leadId)}>{row.leadId}</a> : <span className="lead-id">{row.leadId}</span> },
    { key: 'rep', title: t.figures.dimensions.rep, cell: row => row.rep ?? t.none },
    { key: 'step', title: t.figures.step, cell: row => row.step === null ? t.none : code('step', row.step) },
    { key: 'on', title: t.figures.happened, number: true, cell: row => <time dateTime={row.on}>{format.day(row.on)}</time> },
    { key: 'recorded', title: t.figures.told, number: true, cell: row => <time dateTime={row.recordedOn}>{format.day(row.recordedOn)}</time> },
    { key: 'value', title: t.figures.value, number: true, cell: row => <Values values={row.value ? [row.value] : []} /> },
  ]
  return <DataSection title={t.figures.pages.anomalies.title} about={answer.anomalies.length >= NEWEST ? t.figures.newest(format.number(NEWEST)) : undefined}
    download={csv} columns={columns} rows={answer.anomalies} id={(row, index) => `${index} ${row.kind} ${row.eventId}`} />
}
