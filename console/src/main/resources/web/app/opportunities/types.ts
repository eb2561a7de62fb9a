/** As pipeline answers `GET /opportunities`. */

export interface Board {
  opportunities: Opportunity[]
  next?: string
}

export interface Opportunity {
  opportunityId: string
  leadId: string
  owner?: string
  status: string
  stage: string
  value?: { amount: string, currency: string }
  openedAt: string
  inStageSince: string
  daysInStage: number
  closedAt?: string
  reason?: string
  name?: string
  company?: string
}

/** Unless the company has others; those that are found on the board are shown as well. */
export const STAGES = ['qualification', 'proposal', 'negotiation']

export const LOSSES = ['price', 'competitor', 'no-decision', 'no-budget', 'product-gap', 'timing']
