import { useWords } from '../shell/i18n'
import { Sheet } from '../shell/Sheet'
import { OpenForm } from './OpenForm'
import { RecycleChoices } from './RecycleChoices'
import type { InboxLead } from './types'
import type { ActionName } from './useActions'

const REASONS = ['not-our-profile', 'unreachable', 'duplicate', 'false-data', 'competitor', 'student', 'supplier']
const CONTACTS: [string, string][] = [['phone', 'reached'], ['phone', 'no-answer'], ['phone', 'left-message'], ['email', 'left-message'],
  ['meeting', 'reached'], ['phone', 'meeting-agreed'], ['phone', 'wrong-number']]
const VERDICTS = ['good', 'wrong-fit', 'wrong-time', 'no-need', 'competitor', 'false-data']

interface Props {
  lead: InboxLead
  name: string
  asked: ActionName
  close: () => void
  /** @param given what stays on the card */
  act: (name: ActionName, body: unknown, done?: string, given?: string) => void
}

/** The second tap of what needs a reason: one choice, and it is sent. */
export function ActionSheet({ name, asked, close, act }: Props) {
  const { t, code, format } = useWords()
  switch (asked) {
    case 'accept': return null
    case 'reject': return <Sheet title={t.inbox.reject.title} about={name} close={close}>
      <Choices of={REASONS.map(each => ({ key: each, text: code('reject', each), choose: () => act('reject', { reason: each }) }))} />
    </Sheet>
    case 'contact': return <Sheet title={t.inbox.contact.title} about={name} close={close}>
      <Choices of={CONTACTS.map(([channel, outcome]) => ({ key: `${channel} ${outcome}`,
        text: `${code('channel', channel)}: ${code('outcome', outcome)}`, choose: () => act('contact', { channel, outcome }) }))} />
    </Sheet>
    case 'verdict': return <Sheet title={t.inbox.verdict.title} about={name} close={close}>
      <Choices of={VERDICTS.map(each => ({ key: each, text: code('verdict', each), good: each === 'good',
        choose: () => act('verdict', { verdict: each }, undefined, t.inbox.verdict.given(code('verdict', each))) }))} />
    </Sheet>
    case 'recycle': return <Sheet title={t.inbox.recycle.title} about={name} close={close}>
      <RecycleChoices choose={day => act('recycle', { wakeOn: day }, t.inbox.done.recycle(format.day(day)))} />
    </Sheet>
    case 'open': return <Sheet title={t.inbox.open.title} about={name} close={close}>
      <OpenForm open={value => act('open', value ? { value } : {})} />
    </Sheet>
  }
}

function Choices({ of }: { of: { key: string, text: string, good?: boolean, choose: () => void }[] }) {
  return <div className="choices">
    {of.map(each => <button key={each.key} type="button" className={each.good ? 'choice good' : 'choice'} onClick={each.choose}>{each.text}</button>)}
  </div>
}
