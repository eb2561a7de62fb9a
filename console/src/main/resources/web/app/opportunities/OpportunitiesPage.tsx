import { useState } from 'react'
import { get } from '../shell/api'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import type { PageProps } from '../shell/pages'
import { is, usePerson } from '../shell/session'
import { Await, Empty } from '../shell/states'
import { useLoad } from '../shell/useLoad'
import { useInboxChanges } from '../inbox/useInboxChanges'
import { ClosedTable } from './ClosedTable'
import { StageBoard } from './StageBoard'
import type { Board } from './types'

const STATUSES = ['open', 'won', 'lost'] as const
/** More deals than one person has open; the newest of a whole team's. */
const MOST = 100

export default function OpportunitiesPage(_: PageProps) {
  const { t } = useWords()
  const person = usePerson()
  const [status, setStatus] = useState<typeof STATUSES[number]>('open')
  const [after, setAfter] = useState<string>()
  const [loaded, again] = useLoad(signal => get<Board>('pipeline', '/opportunities', { status, limit: MOST, after }, signal), [status, after])
  // what happens with a lead in the inbox happens to its opportunity, too
  useInboxChanges(again)
  return <Page title={t.pages.opportunities} about={is(person, 'sales-manager') ? t.board.teamAbout : t.board.about}
    tools={<div className="switch" role="group" aria-label={t.board.status}>{STATUSES.map(each =>
      <button key={each} type="button" aria-pressed={each === status} onClick={() => setStatus(each)}>{t.board.statuses[each]}</button>)}</div>}>
    <Await loaded={loaded} again={again}>{board => board.opportunities.length === 0
      ? <Empty icon="board" title={t.board.empty} about={t.board.emptyAbout} />
      : status === 'open' ? <StageBoard opportunities={board.opportunities} changed={event => event ? setAfter(event) : again()} />
        : <ClosedTable opportunities={board.opportunities} />}</Await>
  </Page>
}
