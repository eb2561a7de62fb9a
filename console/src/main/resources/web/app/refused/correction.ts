import type { Lead } from './types'

/** What is asked for in any case; of the others, what was understood and what is at fault. */
const ASKED = ['email', 'phone', 'firstName', 'lastName', 'company', 'country']
const OTHERS = ['name', 'jobTitle', 'website', 'street', 'postalCode', 'city', 'region', 'industry', 'companySize', 'department', 'jobLevel',
  'message', 'source', 'campaign', 'externalRef', 'occurredAt']

export function fieldsOf(lead: Lead, faults: (string | undefined)[]): string[] {
  return [...ASKED, ...OTHERS.filter(name => lead[name] !== undefined || faults.includes(name))]
}

/** The same lead with these texts; an empty one is left out. What nobody is asked about here is passed on as it is. */
export function corrected(lead: Lead, texts: Record<string, string>): Lead {
  const changed: Lead = { ...lead }
  Object.entries(texts).forEach(([name, text]) => {
    if (text.trim() === '') {
      delete changed[name]
    } else {
      changed[name] = text.trim()
    }
  })
  return changed
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
