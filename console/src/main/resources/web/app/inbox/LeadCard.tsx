import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { href } from '../shell/route'
import { usePerson } from '../shell/session'
import { ActionBar } from './ActionBar'
import { ActionSheet } from './ActionSheet'
import { Reasons } from './Reasons'
import type { InboxLead } from './types'
import { useActions, type ActionName } from './useActions'

/** One lead: who, why, and what can be said about it. */
export function LeadCard({ lead, now, isNew, reload }:
    { lead: InboxLead, now: number, isNew: boolean, reload: () => Promise<void> }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<ActionName>()
  const [verdict, setVerdict] = useState<string>()
  const actions = useActions(lead, reload)
  const name = lead.who.name ?? t.inbox.somebody

  return <article className={`card lead-card ${isNew ? 'is-new' : ''} ${actions.sending ? 'is-sending' : ''}`} aria-label={name} aria-busy={!!actions.sending}>
    <Head lead={lead} name={name} now={now} />
    {lead.consentWithdrawn && <NoConsent lead={lead} />}
    {lead.disqualifiedBy && <Disqualified reasons={lead.disqualifiedBy} />}
    <Reasons lead={lead} now={now} />
    {verdict && <p className="verdict-line">{verdict}</p>}
    {actions.refused && <p className="refusal" role="alert">{actions.refused}</p>}
    <ActionBar lead={lead} sending={actions.sending} ask={setAsked} accept={() => void actions.act('accept', {})} />
    {asked && <ActionSheet lead={lead} name={name} asked={asked} close={() => setAsked(undefined)}
      act={async (action, body, done, given) => {
        setAsked(undefined)
        if (await actions.act(action, body, done) && given) {
          setVerdict(given)
        }
      }} />}
  </article>
}

function Head({ lead, name, now }: { lead: InboxLead, name: string, now: number }) {
  const { t, format } = useWords()
  const person = usePerson()
  const whose = lead.queue ? t.inbox.fromQueue(lead.queue) : lead.rep && lead.rep !== person.id ? t.inbox.of(lead.rep) : undefined
  const ago = format.ago(lead.since, now)
  return <div className="lead-head">
    <div>
      <h3><a href={href('leads', lead.leadId)}>{name}</a></h3>
      <p>{[lead.who.jobTitle, lead.who.company].filter(Boolean).join(' · ')}</p>
    </div>
    <div className="lead-when">
      {lead.askedAgainAt && <span className="chip warn" title={format.moment(lead.askedAgainAt)}>{t.inbox.askedAgain(format.ago(lead.askedAgainAt, now))}</span>}
      <time dateTime={lead.since} title={format.moment(lead.since)}>{(t.inbox.when as Record<string, (ago: string) => string>)[lead.state]?.(ago) ?? ago}</time>
      {whose && <span className="chip">{whose}</span>}
      {lead.attempt > 1 && <span className="chip">{t.inbox.attempt(format.number(lead.attempt))}</span>}
      {lead.contacts > 0 && <span className="chip">{t.inbox.contacts(lead.contacts)}</span>}
    </div>
  </div>
}

function Disqualified({ reasons }: { reasons: string[] }) {
  const { t, code, said } = useWords()
  return <p className="refusal">{t.story.disqualified}: {reasons.map(each => said({ key: `scoring.disqualifier.${each}`, text: code('reject', each) })).join(', ')}</p>
}

function NoConsent({ lead }: { lead: InboxLead }) {
  const { t, code } = useWords()
  return <p className="refusal">{t.inbox.noConsent(lead.consentWithdrawn!.map(each => code('purpose', each.purpose)).join(', '))}</p>
}
