import type { RejectedCapture } from './types'

/** A lead as lead-capture takes it in JSON: texts by the names of their fields, and whatever else came with them. */
export type Lead = Record<string, unknown>

/** What is asked for in any case; of the others, what was sent and what is at fault. */
const ASKED = ['email', 'phone', 'firstName', 'lastName', 'company', 'country']
const OTHERS = ['name', 'jobTitle', 'website', 'street', 'postalCode', 'city', 'region', 'industry', 'companySize', 'department', 'jobLevel',
  'message', 'source', 'campaign', 'externalRef', 'occurredAt']
/** Said by the page and not by the person: passed on as they are. */
const OF_THE_PAGE = ['anonymousId', 'page', 'referrer']
const KNOWN = new Map([...ASKED, ...OTHERS, ...OF_THE_PAGE].map(name => [squeezed(name), name]))
const UTM = /^utm[-_]?(source|medium|campaign|term|content)$/i
const CONSENT = 'consent.'
const YES = ['on', 'true', 'yes', '1']
const NO = ['off', 'false', 'no', '0']

/** What was sent, as far as it can be read, to begin with: also what nobody is asked about here is passed on, and nothing is made up. */
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
  const utm: Record<string, string> = {}
  const properties: Record<string, string> = {}
  const consents = new Map<string, boolean>()
  form.forEach((value, name) => {
    const text = value.trim()
    const known = KNOWN.get(squeezed(name))
    const ofCampaign = UTM.exec(name)?.[1]?.toLowerCase()
    if (text === '') {
      return
    } else if (name.startsWith(CONSENT)) {
      const answer = text.toLowerCase()
      const purpose = name.slice(CONSENT.length)
      // An unticked box is a hidden "no" before the "yes" of the same name.
      if (YES.includes(answer)) {
        consents.set(purpose, true)
      } else if (NO.includes(answer) && !consents.has(purpose)) {
        consents.set(purpose, false)
      }
    } else if (ofCampaign) {
      utm[ofCampaign] ??= text
    } else if (known) {
      lead[known] ??= text
    } else {
      properties[name] = properties[name] === undefined ? text : `${properties[name]}, ${text}`
    }
  })
  return { ...lead, ...(Object.keys(utm).length > 0 && { utm }), ...(Object.keys(properties).length > 0 && { properties }),
    ...(consents.size > 0 && { consent: Array.from(consents, ([purpose, granted]) => ({ purpose, granted })) }) }
}

/** Forms write `first_name` or `firstname` for the same field. */
function squeezed(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase()
}
