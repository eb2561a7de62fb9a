/** As analytics answers. Whatever is undefined is null, and `reason` beside it says why. */

export interface Share {
  value: number | null
  /** Wilson interval at 95 %; null where there is none. */
  low: number | null
  high: number | null
  reason: string | null
}

/** Days or seconds, as the field says that has one. */
export interface Spread {
  median: number | null
  p90: number | null
  /** How many values there were. */
  of: number
  reason: string | null
}

export interface DealValue {
  /** Null of deals whose value was not said. */
  currency: string | null
  deals: number
  amount: string | null
}

export type StepName = 'inquiry' | 'mql' | 'sal' | 'sql' | 'won'

export interface Step {
  step: StepName
  /** Reached or passed. */
  reached: number
  /** Of these, for whom the step itself was recorded. */
  recorded: number
  ofEntered: Share
  ofPrevious: Share | null
  days: { sincePrevious: Spread, sinceEntering: Spread } | null
}

export interface FunnelRow {
  /** First day; only in a trend. */
  period?: string
  value: string | null
  entered: number
  matured: number
  open: number
  steps: Step[]
  wonValue: DealValue[]
}

/** What was asked, as the answer repeats it. */
export interface Asked {
  question: string
  view?: 'cohort' | 'snapshot'
  unit?: string
  entering?: string
  period?: string
  from?: string | null
  before?: string | null
  within?: number | null
  asOf?: string
  knownAt?: string
  by?: string | null
  filter: Record<string, string>
  /** Of accounts: persons who entered and are in none. */
  withoutAccount?: number | null
}

export interface FunnelAnswer extends Asked {
  undefined: string | null
  total: FunnelRow | null
  rows: FunnelRow[]
}

export interface TrendAnswer extends Asked {
  undefined: string | null
  rows: FunnelRow[]
}

export interface SpeedRow {
  value: string | null
  qualified: number
  unassigned: number
  untouched: number
  /** Seconds. */
  assigned: Spread
  contacted: Spread
}

export interface SpeedAnswer extends Asked {
  total: SpeedRow
  rows: SpeedRow[]
}

export interface WebinarStep {
  step: string
  reached: number
  ofPrevious: Share | null
  ofFirst: Share | null
}

export interface WebinarAnswer extends Asked {
  campaign: string
  steps: WebinarStep[]
  customersWithoutAttending: number
  wonValue: DealValue[]
}

export interface Month {
  month: string
  marketing: { inquiries: number, qualified: number, accepted: Share, judgedGood: Share }
  sales: { answered: Share, contacted: Share, contactSeconds: Spread, opportunities: number, won: number, wonValue: DealValue[] }
}

export interface ScoreboardAnswer extends Asked {
  rows: Month[]
}

export interface Sdr {
  /** Opaque id. */
  sdr: string
  deals: number
  /** One for each currency; deals without a value are in none. */
  wonValue: DealValue[]
}

export interface SdrsAnswer extends Asked {
  rows: Sdr[]
}

export interface Anomaly {
  kind: string
  leadId: string | null
  eventId: string
  rep: string | null
  step: string | null
  on: string
  recordedOn: string
  value: DealValue | null
}

export interface AnomaliesAnswer extends Asked {
  counts: Record<string, number>
  anomalies: Anomaly[]
}

export const DIMENSIONS = ['origin', 'campaign', 'segment', 'territory', 'rep'] as const
export type Dimension = typeof DIMENSIONS[number]

/** In a filter: those without any. */
export const NONE = '-'
