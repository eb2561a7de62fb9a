import { useState } from 'react'
import { remember } from '../leads/names'
import { ApiError, decide } from '../shell/api'
import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { href } from '../shell/route'
import { usePerson } from '../shell/session'
import { reason } from '../shell/states'
import { useToast } from '../shell/toasts'
import { LoseSheet } from './LoseSheet'
import type { Opportunity } from './types'
import { WinSheet } from './WinSheet'

export function OpportunityCard({ opportunity, before, next, changed }:
    { opportunity: Opportunity, before?: string, next?: string, changed: () => void }) {
  const { t, code, format } = useWords()
  const person = usePerson()
  const toast = useToast()
  const [asked, setAsked] = useState<'win' | 'lose'>()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string>()
  const name = opportunity.name ?? t.inbox.somebody
  remember(opportunity.leadId, opportunity.name)

  const act = async (verb: string, body: unknown, done: string) => {
    setAsked(undefined)
    setSending(true)
    setRefused(undefined)
    try {
      await decide('pipeline', `/opportunities/${opportunity.opportunityId}/${verb}`, body)
      toast(done)
      changed()
    } catch (failure) {
      setRefused(reason(failure, t.problems))
      if (failure instanceof ApiError && [404, 409, 410].includes(failure.status)) {
        changed()
      }
    } finally {
      setSending(false)
    }
  }
  const move = (stage: string) => void act('stage', { stage }, t.board.moved(code('stage', stage)))

  return <article className={`card deal ${sending ? 'is-sending' : ''}`} aria-label={name} aria-busy={sending}>
    <div className="deal-head"><h3><a href={href('leads', opportunity.leadId)}>{name}</a></h3>
      <strong>{opportunity.value ? format.money(opportunity.value.amount, opportunity.value.currency) : <span className="muted">{t.board.noValue}</span>}</strong></div>
    <p className="muted">{[opportunity.company, opportunity.owner !== person.id && opportunity.owner].filter(Boolean).join(' · ')}</p>
    <p className="muted"><small>{t.board.inStage(opportunity.daysInStage)}</small></p>
    {refused && <p className="refusal" role="alert">{refused}</p>}
    <div className="deal-actions">
      {before && <button type="button" className="secondary icon-only" disabled={sending} onClick={() => move(before)}
        aria-label={t.board.backTo(code('stage', before))} title={t.board.backTo(code('stage', before))}><Icon name="back" size={16} /></button>}
      {next && <button type="button" className="secondary grow" disabled={sending} onClick={() => move(next)}>{t.board.moveTo(code('stage', next))}<Icon name="next" size={16} /></button>}
      <span className={next ? 'deal-end' : 'deal-end grow'}>
        <button type="button" className={next ? 'secondary' : 'primary grow'} disabled={sending} onClick={() => setAsked('win')}>{t.board.win}</button>
        <button type="button" className="secondary" disabled={sending} onClick={() => setAsked('lose')}>{t.board.lose}</button>
      </span>
    </div>
    {asked === 'win' && <WinSheet name={name} known={opportunity.value} close={() => setAsked(undefined)} win={value => void act('win', { value }, t.board.won)} />}
    {asked === 'lose' && <LoseSheet name={name} close={() => setAsked(undefined)} lose={why => void act('lose', { reason: why }, t.board.lost)} />}
  </article>
}
