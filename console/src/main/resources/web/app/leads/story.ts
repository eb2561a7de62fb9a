import { ApiError, get } from '../shell/api'
import { is, type Person } from '../shell/session'
import type { Activities, History, LeadDetail, Score, Verdicts } from './types'

/** All that a person may know of a lead; what is not there is not theirs to see, or nobody knows it. */
export interface Story {
  detail?: LeadDetail
  score?: Score
  history?: History
  activities?: Activities
  verdicts?: Verdicts
  /** Whether some service did not answer. */
  partly: boolean
}

/** Each service is asked what this role may ask, at once; one that is away leaves a gap and not an empty page. */
export async function story(leadId: string, person: Person, signal: AbortSignal): Promise<Story> {
  const marketing = is(person, 'marketing', 'admin')
  let partly = false
  const ask = async <T>(wanted: boolean, question: () => Promise<T>): Promise<T | undefined> => {
    if (!wanted) {
      return undefined
    }
    try {
      return await question()
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 404) {
        return undefined
      } else if (failure instanceof ApiError && failure.passes) {
        partly = true
        return undefined
      }
      throw failure
    }
  }
  const score = ask(true, () => get<Score>('scoring', `/leads/${leadId}/score`, {}, signal))
  const [detail, activities, verdicts] = await Promise.all([
    ask(marketing, () => get<LeadDetail>('lead-capture', `/leads/${leadId}`, {}, signal)),
    ask(marketing || is(person, 'sales-manager', 'analyst'), () => get<Activities>('lead-capture', `/leads/${leadId}/activities`, { limit: 100 }, signal)),
    ask(true, () => get<Verdicts>('feedback', '/verdicts', { leadId }, signal)),
  ])
  const scored = await score
  // Of a lead that never qualified, sales has no history, and would have to say so.
  const handedOver = scored === undefined || (scored.standing?.qualifications ?? 0) > 0
  const history = await ask(handedOver && is(person, 'marketing', 'admin', 'sales-rep', 'sales-manager'), () => get<History>('pipeline', `/leads/${leadId}/history`, {}, signal))
  if (!detail && !scored && !history && !partly) {
    throw new ApiError(404, { type: 'urn:tandem:problem:unknown-lead' })
  }
  return { detail, score: scored, history, activities, verdicts, partly }
}
