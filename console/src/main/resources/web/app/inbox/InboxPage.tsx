import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import type { PageProps } from '../shell/pages'
import { Await, Empty } from '../shell/states'
import { useToast } from '../shell/toasts'
import { useNow } from '../shell/useNow'
import { LeadCard } from './LeadCard'
import { LiveLine } from './LiveLine'
import type { Inbox, InboxLead } from './types'
import { useInbox, type OpenInbox } from './useInbox'

/** More than five next things to do is a list that nobody begins. */
const FIRST = 5

export default function InboxPage(_: PageProps) {
  const { t, format } = useWords()
  const toast = useToast()
  const open = useInbox(leads => toast(leads.length > 1 ? t.inbox.arrivals(format.number(leads.length))
    : t.inbox.arrived(leads[0]?.who.name ?? leads[0]?.who.company ?? t.inbox.somebody)))
  return <Page title={t.pages.inbox} about={t.inbox.about} tools={<LiveLine live={open.live} />}>
    <Await loaded={open.inbox} again={() => void open.reload()} rows={3}>{inbox => <Leads inbox={inbox} open={open} />}</Await>
  </Page>
}

function Leads({ inbox, open }: { inbox: Inbox, open: OpenInbox }) {
  const { t } = useWords()
  if (inbox.leads.length === 0) {
    return <Empty title={t.inbox.empty} about={t.inbox.emptyAbout} />
  }
  const waiting = inbox.leads.filter(lead => lead.state === 'assigned')
  const partly = inbox.next !== undefined
  return <>
    <Section title={t.inbox.waiting} leads={waiting} partly={partly} open={open} />
    <Section title={t.inbox.working} leads={inbox.leads.filter(lead => lead.state !== 'assigned')} partly={partly} open={open} />
    {open.more && <button type="button" className="secondary wide-button" onClick={open.more}>{t.inbox.load}</button>}
  </>
}

/** @param partly whether there are more than these, and nobody counted them */
function Section({ title, leads, partly, open }: { title: string, leads: InboxLead[], partly: boolean, open: OpenInbox }) {
  const { t, format } = useWords()
  const now = useNow()
  const [all, setAll] = useState(false)
  if (leads.length === 0) {
    return null
  }
  const shown = all ? leads : leads.slice(0, FIRST)
  return <section className="inbox-section" aria-label={title}>
    <h2>{title} <span className="count">{partly ? t.newest(format.number(leads.length)) : format.number(leads.length)}</span></h2>
    <ul className="cards">
      {shown.map(lead => <li key={lead.leadId}><LeadCard lead={lead} now={now} isNew={open.arrived.has(lead.leadId)} reload={open.reload} /></li>)}
    </ul>
    {shown.length < leads.length && <button type="button" className="secondary wide-button" onClick={() => setAll(true)}>
      {t.inbox.more(format.number(leads.length - shown.length))}</button>}
  </section>
}
