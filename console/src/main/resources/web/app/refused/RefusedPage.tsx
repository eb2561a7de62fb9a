import { get } from '../shell/api'
import { DataTable, type Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import { Pager } from '../shell/Pager'
import type { PageProps } from '../shell/pages'
import { Await, Empty } from '../shell/states'
import { usePages } from '../shell/usePages'

interface RefusedPageAnswer {
  rejectedCaptures: Refused[]
  next?: string
}

interface Refused {
  captureId: string
  recordedAt: string
  rejected: { sender: string, endpoint: string, contentType?: string, payload?: string, encoding?: string, errors?: { field?: string, code: string }[] }
}

export default function RefusedPage(_: PageProps) {
  const { t } = useWords()
  const [loaded, paging, again] = usePages<RefusedPageAnswer>('', (cursor, signal) => get('lead-capture', '/rejected-captures', { cursor }, signal))
  return <Page title={t.pages.refused} about={t.refused.about}>
    <Await loaded={loaded} again={again}>{page => page.rejectedCaptures.length === 0
      ? <Empty icon="check" title={t.refused.empty} about={t.refused.emptyAbout} />
      : <><Captures rows={page.rejectedCaptures} /><Pager paging={paging} /></>}</Await>
  </Page>
}

function Captures({ rows }: { rows: Refused[] }) {
  const { t, format, code } = useWords()
  const columns: Column<Refused>[] = [
    { key: 'received', title: t.refused.received, cell: row => <time dateTime={row.recordedAt}>{format.moment(row.recordedAt)}</time> },
    { key: 'sender', title: t.refused.sender, cell: row => row.rejected.sender },
    { key: 'endpoint', title: t.refused.endpoint, cell: row => row.rejected.endpoint },
    { key: 'reason', title: t.refused.reason, cell: row => <ul className="faults">{row.rejected.errors?.map(error =>
      <li key={`${error.field} ${error.code}`}><strong>{error.field ?? t.refused.wholeBody}</strong> {code('fault', error.code)}</li>)}</ul> },
    { key: 'sent', title: t.refused.sent, cell: row => row.rejected.payload
      && <details><summary>{t.refused.show}</summary><pre className="payload">{row.rejected.payload}</pre></details> },
  ]
  return <DataTable caption={t.pages.refused} columns={columns} rows={rows} id={row => row.captureId} />
}
