import type { RejectedCapture } from './types'

/** A lead as lead-capture takes it in JSON: texts by the names of their fields, and whatever else came with them. */
export type Lead = Record<string, unknown>

/** What is asked for in any case; of the others, what was sent and what is at fault. */
const ASKED = ['email', 'phone', 'firstName', 'lastName', 'company', 'country']
const OTHERS = ['name', 'jobTitle', 'website', 'street', 'postalCode', 'city', 'region', 'industry', 'companySize', 'department', 'jobLevel',
  'message', 'source', 'campaign', 'externalRef', 'occurredAt']
const KNOWN = new Map([...ASKED, ...OTHERS].map(name => [squeezed(name), name]))

/** What was sent, as far as it can be read, to begin with. A permission that a form asked for is nothing that somebody else can give. */
export function leadOf({ rejected }: RejectedCapture): Lead {
  if (!rejected.payload || rejected.encoding === 'base64') {
    return {}
  }
  if (rejected.contentType?.startsWith('application/x-www-form-urlencoded')) {
    return ofForm(new URLSearchParams(rejected.payload))
  }
  try {
    const json: unknown = JSON.parse(rejected.payload)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json as Lead : {}
  } catch {
    return {}
  }
}

export function fieldsOf(lead: Lead, faults: (string | undefined)[]): string[] {
  return [...ASKED, ...OTHERS.filter(name => lead[name] !== undefined || faults.includes(name))]
}

/** The same lead with these texts; an empty one is left out. */
export function corrected(lead: Lead, texts: Record<string, string>): Lead {
  const changed: Lead = { ...lead }
  Object.entries(texts).forEach(([name, text]) => {
    if (text.trim() === '') {
      delete changed[name]
    } else if (text !== textOf(lead[name])) {
      changed[name] = text.trim()
    }
  })
  return changed
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function ofForm(form: URLSearchParams): Lead {
  const lead: Lead = {}
  form.forEach((value, name) => {
    const known = KNOWN.get(squeezed(name))
    if (known && value !== '') {
      lead[known] = value
    }
  })
  return lead
}

/** Forms write `first_name` or `firstname` for the same field. */
function squeezed(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase()
}
