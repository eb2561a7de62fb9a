import { useWords } from '../shell/i18n'
import { Icon, type IconName } from '../shell/icons'
import type { InboxLead } from './types'
import type { ActionName } from './useActions'

const ICONS: Record<ActionName, IconName> = {
  accept: 'check', reject: 'cross', recycle: 'clock', contact: 'phone', verdict: 'star', open: 'board',
}
/** The first row has the one or two that are likely next. */
const OFFERED: Record<string, ActionName[]> = {
  'assigned': ['accept', 'contact', 'recycle', 'reject'],
  'accepted': ['contact', 'open', 'verdict', 'recycle', 'reject'],
  'in-opportunity': ['contact', 'verdict'],
}

/** What the state of a lead offers; nothing else can be tapped. */
export function ActionBar({ lead, sending, ask, accept }:
    { lead: InboxLead, sending?: ActionName, ask: (name: ActionName) => void, accept: () => void }) {
  const { t } = useWords()
  return <div className="actions">
    {(OFFERED[lead.state] ?? []).map((name, place) => <button key={name} type="button" disabled={sending !== undefined}
      className={name === 'accept' ? 'primary' : lead.state !== 'assigned' && place < 2 ? 'secondary half' : 'secondary'} onClick={name === 'accept' ? accept : () => ask(name)}>
      <Icon name={ICONS[name]} size={18} />{sending === name ? t.inbox.sending : t.inbox.actions[name]}</button>)}
  </div>
}
