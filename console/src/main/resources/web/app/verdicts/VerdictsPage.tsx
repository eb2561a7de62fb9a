import { useState } from 'react'
import { get } from '../shell/api'
import { bars } from '../shell/chart/bars'
import { Chart } from '../shell/chart/Chart'
import type { Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import type { PageProps } from '../shell/pages'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { bySource, type SourceVerdicts, type Summary } from './bySource'

export default function VerdictsPage(_: PageProps) {
  const { t } = useWords()
  const [from, setFrom] = useState('')
  const [before, setBefore] = useState('')
  const [loaded, again] = useLoad(signal => get<Summary>('feedback', '/verdicts/summary', { from, before }, signal), [from, before])
  return <Page title={t.pages.verdicts} about={t.verdicts.about} tools={<div className="field-row">
    <label>{t.verdicts.from}<input type="date" value={from} max={before || undefined} onChange={event => setFrom(event.target.value)} /></label>
    <label>{t.verdicts.before}<input type="date" value={before} min={from || undefined} onChange={event => setBefore(event.target.value)} /></label></div>}>
    <Await loaded={loaded} again={again}>{summary => summary.rows.length === 0
      ? <Empty icon="star" title={t.verdicts.empty} about={t.verdicts.emptyAbout} /> : <BySource summary={summary} />}</Await>
  </Page>
}

function BySource({ summary }: { summary: Summary }) {
  const { t, code, format } = useWords()
  const { rows, verdicts } = bySource(summary)
  const name = (row: SourceVerdicts) => row.source === undefined ? t.unknown : code('source', row.source)
  const columns: Column<SourceVerdicts>[] = [
    { key: 'source', title: t.verdicts.source, cell: row => <strong>{name(row)}</strong> },
    { key: 'leads', title: t.verdicts.leads, number: true, cell: row => format.number(row.leads) },
    ...verdicts.map(verdict => ({ key: verdict, title: code('verdict', verdict), number: true, cell: (row: SourceVerdicts) => format.number(row.of(verdict)) })),
    { key: 'share', title: t.verdicts.share, number: true, cell: row => row.leads === 0 ? t.none : format.percent(row.of('good') / row.leads) },
  ]
  return <Chart title={t.verdicts.chart} unit={t.verdicts.unit} lines={rows.length} table={{ columns, rows, id: row => row.source ?? '' }}
    option={bars(rows.map(name), verdicts.map(verdict => ({ name: code('verdict', verdict), values: rows.map(row => row.of(verdict)) })), format.number)} />
}
