import type { Query } from '../shell/api'
import { withQuery } from '../shell/route'

/** The parameters of analytics that stand in the address, so that what one sees can be sent to somebody. */
export const PERIOD = ['from', 'before'] as const
export const TIME = ['asOf', 'knownAt'] as const
export const FUNNEL = ['view', 'unit', 'entering', 'within'] as const
export const FILTERS = ['origin', 'campaign', 'segment', 'territory', 'rep'] as const

const DAYS: readonly string[] = [...PERIOD, ...TIME]

/** How one looks at figures: what the address says, and how to look in another way. */
export interface Lens {
  /** Of the figures, such as `trend`. */
  page: string
  of(name: string): string
  /** Only the named ones, as analytics is asked. */
  query(...names: string[]): Query
  /** An empty value goes out of the address. */
  look(changes: Record<string, string>): void
  /** The address of other figures, seen through the same lens. */
  at(page: string): string
}

export function lensOf(page: string, given: URLSearchParams): Lens {
  const all = Object.fromEntries([...given].filter(([name, value]) => !DAYS.includes(name) || isDay(value)))
  return {
    page,
    of: name => all[name] ?? '',
    query: (...names) => Object.fromEntries(names.filter(name => all[name]).map(name => [name, all[name]])),
    look: changes => {
      location.hash = withQuery(['figures', page], { ...all, ...changes })
    },
    at: other => {
      const { by, sort, kind, ...shared } = all
      return withQuery(['figures', other], shared)
    },
  }
}

/** Whether the calendar has it: an address can be typed. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Today where analytics is: its days are days in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** So many days after a day. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
