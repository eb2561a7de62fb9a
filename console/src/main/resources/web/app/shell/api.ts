/** A service's public API, as the person who is signed in. The token is added on the server: no page ever has it. */

export type ServiceName = 'lead-capture' | 'scoring' | 'pipeline' | 'feedback' | 'analytics'

export interface FieldError {
  field?: string
  code: string
  message?: string
}

/** RFC 9457, as all services answer. */
export interface ProblemDocument {
  type?: string
  title?: string
  status?: number
  detail?: string
  errors?: FieldError[]
}

/** Something was answered that is no answer, or nothing was: then the status is 0. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly problem: ProblemDocument) {
    super(problem.title ?? `HTTP ${status}`)
  }

  /** The part of the problem's type that messages are looked up by, such as `already-accepted`. */
  get code(): string {
    return this.problem.type?.replace('urn:tandem:problem:', '') ?? `http-${this.status}`
  }

  /** Whether the same may succeed in a moment. */
  get passes(): boolean {
    return this.status === 0 || this.status === 503
  }
}

/** What became of a request. The services write their tables before they answer, so whoever reads next sees it. */
interface Decision {
  status?: string
  refusal?: string
}

export type Query = Record<string, string | number | undefined>

/** Also says that it is a page that asks: the server refuses changes without it. */
const HEADERS = { 'X-Requested-With': 'JavaScript', Accept: 'application/json' }
/** Whom this page shows. The browser has one session for all its tabs, and in another one somebody else may have signed in. */
let shown: string | undefined
const TRIES = 3
const BETWEEN_TRIES_MILLIS = 1_000
const LOOK_AGAIN_MILLIS = 400
const LOOKS = 25

/** From now on nothing is asked or done as anybody else. */
export function speakAs(person?: string) {
  shown = person
}

function headers(): Record<string, string> {
  return shown === undefined ? HEADERS : { ...HEADERS, 'X-Tandem-Person': encodeURIComponent(shown) }
}

const signedOut = new Set<() => void>()

/** Calls back when a service no longer knows who is asking. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

export function path(service: ServiceName, rest: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `/api/${service}${rest}${text ? `?${text}` : ''}`
}

export function get<T>(service: ServiceName, rest: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>(path(service, rest, query), { headers: headers(), signal })
}

/** Asks for a decision: one tap is one request, however often it has to be sent, and is decided once. */
export async function decide(service: ServiceName, rest: string, body: unknown): Promise<void> {
  const key = newKey()
  for (let attempt = 1; ; attempt++) {
    try {
      return await asked(service, rest, body, key)
    } catch (failure) {
      if (!(failure instanceof ApiError) || !failure.passes || attempt === TRIES) {
        throw failure
      }
      await new Promise(resolve => setTimeout(resolve, BETWEEN_TRIES_MILLIS * attempt))
    }
  }
}

/** Waits for a decision where it takes longer than one answer. */
async function asked(service: ServiceName, rest: string, body: unknown, key: string): Promise<void> {
  const answer = await raw(path(service, rest), {
    method: 'POST', headers: { ...headers(), 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body),
  })
  const location = answer.headers.get('Location')
  if (answer.status === 202 && location) {
    await decided(location)
  }
}

async function decided(location: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const decision = await send<Decision>(location, { headers: headers() })
    if (decision.status === 'refused') {
      throw new ApiError(409, { type: `urn:tandem:problem:${decision.refusal}` })
    } else if (decision.status !== 'pending') {
      return
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MILLIS))
  }
  throw new ApiError(503, { type: 'urn:tandem:problem:not-decided-yet' })
}

export async function send<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await raw(url, init)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

export function change<T>(url: string, method: 'POST' | 'DELETE', body?: unknown): Promise<T> {
  return send<T>(url, { method, headers: { ...HEADERS, 'Content-Type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) })
}

async function raw(url: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(url, { ...init, credentials: 'same-origin' })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure
    }
    throw new ApiError(0, { type: 'urn:tandem:problem:unreachable' })
  }
  if (answer.ok) {
    return answer
  }
  if (answer.status === 401 || answer.status === 499) {
    signedOut.forEach(listener => listener())
  }
  const problem = await answer.json().catch(() => ({})) as ProblemDocument
  const failure = new ApiError(answer.status, problem)
  if (failure.code === 'another-person') {
    // everything that this page shows is somebody else's
    location.reload()
  }
  throw failure
}

/** A new key of one tap. Not `crypto.randomUUID`, which is there over TLS and on localhost only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
