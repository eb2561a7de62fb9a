import { useWords } from '../shell/i18n'
import type { InboxLead } from './types'

/** Why somebody has this lead: what made it qualify, what it is, what it did. */
export function Reasons({ lead, now }: { lead: InboxLead, now: number }) {
  const { t, code, format } = useWords()
  const { score, who } = lead
  const facts = [who.country && format.country(who.country), who.industry && code('industry', who.industry),
    who.companySize !== undefined && t.inbox.employees(format.number(who.companySize)), who.source && code('source', who.source), who.campaign]
  return <div className="reasons">
    <p className="reason-line">
      {score?.why && <strong>{code('why', score.why)}</strong>}
      {score?.cell && <span className="cell" title={`${t.story.cell} ${score.cell}`}>{score.cell}</span>}
      {score?.fit !== undefined && <span>{t.inbox.fit} <b>{format.number(score.fit)}</b></span>}
      {score?.engagement !== undefined && <span>{t.inbox.engagement} <b>{format.number(score.engagement)}</b></span>}
    </p>
    <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
    <ul className="did" aria-label={t.inbox.did}>
      {lead.activities.slice(0, 3).map(activity => <li key={activity.time + activity.type + activity.what}>
        <span>{code('activity', activity.type)} {activity.what && <q>{activity.what}</q>}</span>
        <time dateTime={activity.time} title={format.moment(activity.time)}>{format.ago(activity.time, now)}</time></li>)}
    </ul>
  </div>
}
