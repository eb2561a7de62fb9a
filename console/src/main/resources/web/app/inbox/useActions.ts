import { useRef, useState } from 'react'
import { ApiError, decide, type ServiceName } from '../shell/api'
import { useWords } from '../shell/i18n'
import { reason } from '../shell/states'
import { useToast } from '../shell/toasts'
import type { InboxLead } from './types'

export type ActionName = 'accept' | 'reject' | 'recycle' | 'contact' | 'verdict' | 'open'

export interface Actions {
  /** What is under way. */
  sending?: ActionName
  /** Why the last one was not done. */
  refused?: string
  act(name: ActionName, body: unknown, done?: string): Promise<boolean>
}

const PLACES: Record<ActionName, [ServiceName, string]> = {
  accept: ['pipeline', 'accept'], reject: ['pipeline', 'reject'], recycle: ['pipeline', 'recycle'], contact: ['pipeline', 'contacts'],
  open: ['pipeline', 'opportunities'], verdict: ['feedback', 'verdicts'],
}

/**
 * What a rep says about one lead. The card says "sending" from the tap until the answer is on the record, and never
 * pretends: only then is it done, and a refusal stays beside the lead in words.
 */
export function useActions(lead: InboxLead, done: () => Promise<void>): Actions {
  const { t } = useWords()
  const toast = useToast()
  const [sending, setSending] = useState<ActionName>()
  const [refused, setRefused] = useState<string>()
  const busy = useRef(false)

  const act = async (name: ActionName, body: unknown, text?: string) => {
    if (busy.current) {
      return false
    }
    busy.current = true
    setSending(name)
    setRefused(undefined)
    try {
      const [service, verb] = PLACES[name]
      await decide(service, `/leads/${lead.leadId}/${verb}`, body)
      const usual = t.inbox.done[name]
      toast(text ?? (typeof usual === 'string' ? usual : ''))
      await done()
      return true
    } catch (failure) {
      setRefused(reason(failure, t.problems))
      // Somebody was faster, or it is over: what is shown is old.
      if (failure instanceof ApiError && [404, 409, 410].includes(failure.status)) {
        await done()
      }
      return false
    } finally {
      busy.current = false
      setSending(undefined)
    }
  }
  return { sending, refused, act }
}
