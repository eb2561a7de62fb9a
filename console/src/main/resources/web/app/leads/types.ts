/** As lead-capture, scoring, pipeline and feedback answer about a lead. */

export interface LeadPage {
  leads: LeadSummary[]
  next?: string
}

export interface LeadSummary {
  leadId: string
  firstCapturedAt: string
  lastCapturedAt: string
  sender?: string
  source?: string
  campaign?: string
  form?: string
  country?: string
  historical: boolean
  captures: number
  incomplete: number
  profile?: Profile
}

export interface Profile {
  email?: string
  phone?: string
  firstName?: string
  lastName?: string
  name?: string
  company?: string
  jobTitle?: string
  website?: string
  street?: string
  postalCode?: string
  city?: string
  region?: string
  country?: string
  message?: string
}

export interface LeadDetail {
  lead: LeadSummary
  captures: Capture[]
}

export interface Capture {
  eventId: string
  capturedAt: string
  sender?: string
  complete: boolean
  event?: { source?: string, form?: string, campaign?: string, utm?: Record<string, string>, historical?: boolean }
}

export interface Words {
  code: string
  key: string
  text: string
}

export interface Score {
  asOf: string
  model: string
  modelVersion: number
  cell: string
  fit: { points: number, grade: string, rules: { rule: Words, points: number }[] }
  engagement: { points: number, grade: string, cap: number, groups: ScoreGroup[] }
  disqualifiedBy: Words[]
  standing?: { asOf: string, cell?: string, qualified: boolean, qualifications: number, lastQualifiedAt?: string, why?: string }
}

export interface ScoreGroup {
  group: Words
  points: number
  cap: number
  contributions: { rule: Words, eventId: string, at: string, points: number, left: number, counted: boolean }[]
}

export interface History {
  events: HistoryEvent[]
  consentWithdrawn?: { purpose: string, since: string }[]
  askedAgainAt?: string
}

/** The fact as it stands on the stream; which fields there are depends on the type. */
export interface HistoryEvent {
  eventId: string
  type: string
  time: string
  event: Partial<{
    attempt: number, rep: string, queue: string, reason: string, by: string, channel: string, outcome: string, wakeOn: string, cause: string
    stage: string, from: string, to: string, value: { amount: string, currency: string }, routing: { step: string, outcome: string }[]
  }>
  note?: string
}

export interface Activities {
  activities: Activity[]
  next?: string
}

export interface Activity {
  eventId: string
  time: string
  type: string
  what?: string
  campaign?: string
  minutes?: number
  captureId?: string
}

export interface Verdicts {
  verdicts: { eventId: string, attempt: number, rep: string, verdict: string, revision: number, givenAt: string, note?: string }[]
}

export function nameOf(profile: Profile | undefined): string | undefined {
  return profile?.name ?? ([profile?.firstName, profile?.lastName].filter(Boolean).join(' ') || undefined)
}
