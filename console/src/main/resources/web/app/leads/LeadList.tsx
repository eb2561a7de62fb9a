import { get } from '../shell/api'
import { DataTable, type Column } from '../shell/DataTable'
import { useWords } from '../shell/i18n'
import { Page } from '../shell/Page'
import { Pager } from '../shell/Pager'
import { href } from '../shell/route'
import { Await, Empty } from '../shell/states'
import { usePages } from '../shell/usePages'
import { FILTERS, LeadFilter } from './LeadFilter'
import { nameOf, type LeadPage, type LeadSummary } from './types'

const PAGE = 25

export function LeadList({ query, email, find }: { query: URLSearchParams, email: string, find: (email: string) => void }) {
  const { t } = useWords()
  const given = Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']))
  const filtered = email !== '' || Object.values(given).some(Boolean)
  const filter = `${query} ${email}`
  const [loaded, paging, again] = usePages<LeadPage>(filter, (cursor, signal) => get('lead-capture', '/leads', {
    ...given, email, from: moment(given['from'], 0), before: moment(given['before'], 1), limit: PAGE, cursor }, signal))
  return <Page title={t.pages.leads} about={t.leads.about}>
    <LeadFilter key={filter} given={given} email={email} find={find} />
    <Await loaded={loaded} again={again}>{page => page.leads.length === 0
      ? <Empty icon="list" title={filtered ? t.leads.noneFound : t.leads.empty} about={filtered ? t.leads.noneFoundAbout : t.leads.emptyAbout} />
      : <><Leads leads={page.leads} /><Pager paging={paging} /></>}</Await>
  </Page>
}

function Leads({ leads }: { leads: LeadSummary[] }) {
  const { t, format, code } = useWords()
  const columns: Column<LeadSummary>[] = [
    { key: 'name', title: t.leads.name, cell: lead => <>
      <a href={href('leads', lead.leadId)}><strong>{nameOf(lead.profile) ?? lead.profile?.email ?? t.unknown}</strong></a>
      {lead.profile?.jobTitle && <small className="muted under">{lead.profile.jobTitle}</small>}</> },
    { key: 'company', title: t.leads.company, cell: lead => lead.profile?.company },
    { key: 'country', title: t.leads.country, cell: lead => lead.country && format.country(lead.country) },
    { key: 'source', title: t.leads.source, cell: lead => lead.source && code('source', lead.source) },
    { key: 'campaign', title: t.leads.campaign, cell: lead => lead.campaign },
    { key: 'captured', title: t.leads.captured, number: true, cell: lead => <time dateTime={lead.firstCapturedAt}>{format.moment(lead.firstCapturedAt)}</time> },
    { key: 'captures', title: t.leads.captures, number: true, cell: lead => <>{format.number(lead.captures)}
      {lead.incomplete > 0 && <span className="chip warn">{t.leads.incomplete}</span>}</> },
  ]
  return <DataTable caption={t.pages.leads} columns={columns} rows={leads} id={lead => lead.leadId} />
}

/** The beginning of a day here, or of the day after it, as the service wants to be asked. */
function moment(day: string | undefined, later: number): string | undefined {
  if (!day) {
    return undefined
  }
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
