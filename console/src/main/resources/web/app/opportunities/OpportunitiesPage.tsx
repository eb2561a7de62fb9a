import { useState } from 'react'
import { get } from '../shell/api'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import { Pager } from '../shell/Pager'
import type { PageProps } from '../shell/pages'
import { is, usePerson } from '../shell/session'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { usePages } from '../shell/usePages'
import { useInboxChanges } from '../inbox/useInboxChanges'
import { ClosedTable } from './ClosedTable'
import { StageBoard } from './StageBoard'
import type { Board } from './types'

const STATUSES = ['open', 'won', 'lost'] as const
type Status = typeof STATUSES[number]
/** More deals than one person has open; the newest of a whole team's. */
const MOST = 100
const PAGE = 25

export default function OpportunitiesPage(_: PageProps) {
  const { t } = useWords()
  const person = usePerson()
  const [status, setStatus] = useState<Status>('open')
  return <Page title={t.pages.opportunities} about={is(person, 'sales-manager') ? t.board.teamAbout : t.board.about}
    tools={<div className="switch" role="group" aria-label={t.board.status}>{STATUSES.map(each =>
      <button key={each} type="button" aria-pressed={each === status} onClick={() => setStatus(each)}>{t.board.statuses[each]}</button>)}</div>}>
    {/* each of its own: no deal may stand under the title of others until they come */}
    {status === 'open' ? <Open /> : <Closed key={status} status={status} />}
  </Page>
}

function Open() {
  const [loaded, again] = useLoad(signal => get<Board>('pipeline', '/opportunities', { status: 'open', limit: MOST }, signal), [])
  // what happens with a lead in the inbox happens to its opportunity, too
  useInboxChanges(again)
  return <Await loaded={loaded} again={again}>{board => board.opportunities.length === 0 ? <None status="open" />
    : <StageBoard opportunities={board.opportunities} partly={board.next !== undefined} changed={again} />}</Await>
}

function Closed({ status }: { status: Status }) {
  const [loaded, paging, again] = usePages<Board>(status, (cursor, signal) => get('pipeline', '/opportunities', { status, limit: PAGE, cursor }, signal))
  useInboxChanges(again)
  return <Await loaded={loaded} again={again}>{board => board.opportunities.length === 0 && !paging.back ? <None status={status} />
    : <><ClosedTable opportunities={board.opportunities} /><Pager paging={paging} /></>}</Await>
}

function None({ status }: { status: Status }) {
  const { t } = useWords()
  return <Empty icon="board" title={t.board.empty[status]} about={status === 'open' ? t.board.emptyAbout : undefined} />
}
