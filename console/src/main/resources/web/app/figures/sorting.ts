import type { Column } from '../shell/DataTable'

/** More bars than these nobody compares; the table has all. */
const MOST_BARS = 12

/** Those that a chart has room for. */
export function foremost<R>(rows: R[], columns: Column<R>[], sort: string): R[] {
  return sorted(rows, columns, sort).slice(0, MOST_BARS)
}

/** By a column's key, from the smallest; with a `-` before it, from the largest. What is undefined is last in both. */
export function sorted<R>(rows: R[], columns: Column<R>[], sort: string): R[] {
  const down = sort.startsWith('-')
  const of = columns.find(column => column.key === sort.replace(/^-/, ''))?.sort
  if (!of) {
    return rows
  }
  return [...rows].sort((one, other) => {
    const a = of(one)
    const b = of(other)
    if (a === null || b === null) {
      return a === b ? 0 : a === null ? 1 : -1
    }
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
    return down ? -order : order
  })
}
