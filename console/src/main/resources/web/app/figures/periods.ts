import { plusDays } from './lens'

const MOST = 5_000

/** The first day of the period that follows. */
function next(day: string, length: string): string {
  if (length === 'month') {
    const [year = 0, month = 0] = day.split('-').map(Number)
    return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  }
  return plusDays(day, length === 'week' ? 7 : 1)
}

/** All periods from the first to the last one, those in which nothing happened too. */
export function periods(known: string[], length: string): string[] {
  const last = known[known.length - 1]
  const all: string[] = []
  for (let day = known[0]; day !== undefined && last !== undefined && day <= last && all.length < MOST; day = next(day, length)) {
    all.push(day)
  }
  return all
}
