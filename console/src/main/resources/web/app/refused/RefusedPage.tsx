import { useState } from 'react'
import { get } from '../shell/api'
import { DataTable, type Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import { Pager } from '../shell/Pager'
import type { PageProps } from '../shell/pages'
import { Await, Empty } from '../shell/states'
import { useToast } from '../shell/toasts'
import { usePages } from '../shell/usePages'
import { CorrectSheet } from './CorrectSheet'
import { isOfAList, type RejectedCapture, type RejectedCaptures } from './types'

export default function RefusedPage(_: PageProps) {
  const { t } = useWords()
  const toast = useToast()
  const [loaded, paging, again] = usePages<RejectedCaptures>('', (cursor, signal) => get('lead-capture', '/rejected-captures', { cursor }, signal))
  const [correcting, correct] = useState<RejectedCapture>()
  // The list may hold them for a moment after they were brought.
  const [brought, setBrought] = useState<string[]>([])
  return <Page title={t.pages.refused} about={t.refused.about}>
    <Await loaded={loaded} again={again}>{page => {
      const rows = page.rejectedCaptures.filter(row => !brought.includes(row.captureId))
      return rows.length === 0 && !paging.on && !paging.back ? <Empty icon="check" title={t.refused.empty} about={t.refused.emptyAbout} />
        : <><Captures rows={rows} correct={correct} /><Pager paging={paging} /></>
    }}</Await>
    {correcting && <CorrectSheet key={correcting.captureId} capture={correcting} close={() => correct(undefined)} brought={() => {
      setBrought(known => [...known, correcting.captureId])
      correct(undefined)
      toast(t.refused.brought)
      again()
    }} />}
  </Page>
}

function Captures({ rows, correct }: { rows: RejectedCapture[], correct: (row: RejectedCapture) => void }) {
  const { t, format, code } = useWords()
  const columns: Column<RejectedCapture>[] = [
    { key: 'received', title: t.refused.received, cell: row => <time dateTime={row.recordedAt}>{format.moment(row.recordedAt)}</time> },
    { key: 'sender', title: t.refused.sender, cell: row => row.rejected.sender },
    { key: 'endpoint', title: t.refused.endpoint, cell: row => row.rejected.endpoint },
    { key: 'reason', title: t.refused.reason, cell: row => <ul className="faults">{row.rejected.errors?.map(error =>
      <li key={`${error.field} ${error.code}`}><strong>{error.field ? code('field', error.field) : t.refused.wholeBody}</strong> {code('fault', error.code)}</li>)}</ul> },
    { key: 'sent', title: t.refused.sent, cell: row => row.rejected.payload
      && <details><summary>{t.refused.show}</summary><pre className="payload">{row.rejected.payload}</pre></details> },
    { key: 'correct', title: t.refused.correction, cell: row => isOfAList(row) ? <span className="muted">{t.refused.inTheList}</span>
      : <button type="button" className="secondary" onClick={() => correct(row)}>{t.refused.correct}</button> },
  ]
  return <DataTable caption={t.pages.refused} columns={columns} rows={rows} id={row => row.captureId} />
}
