/** As pipeline answers `GET /inbox`. */

export interface Inbox {
  leads: InboxLead[]
  next?: string
}

export interface InboxLead {
  leadId: string
  state: string
  attempt: number
  rep?: string
  queue?: string
  since: string
  /** When the person asked again for a demo, a price or a call, and nobody has been in touch since. */
  askedAgainAt?: string
  contacts: number
  lastContactAt?: string
  who: Who
  score?: ScoreInShort
  opportunity?: { opportunityId: string, stage: string, amount?: string, currency?: string }
  activities: ActivityInShort[]
  consentWithdrawn?: { purpose: string, since: string }[]
  disqualifiedBy?: string[]
}

export interface Who {
  name?: string
  jobTitle?: string
  company?: string
  country?: string
  industry?: string
  companySize?: number
  source?: string
  campaign?: string
}

export interface ScoreInShort {
  cell?: string
  fit?: number
  engagement?: number
  why?: string
  model?: string
  modelVersion?: number
}

export interface ActivityInShort {
  time: string
  type: string
  what?: string
}

/** As pipeline answers `GET /inbox/changes`. */
export interface InboxChanges {
  changed: boolean
  next: string
  changes?: { leadId: string, reason: string, eventId?: string }[]
}
