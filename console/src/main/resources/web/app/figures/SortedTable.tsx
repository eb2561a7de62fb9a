import { DataSection } from '../shell/DataSection'
import type { Column } from '../shell/DataTable'
import type { Lens } from './lens'
import { sorted } from './sorting'

/** All rows in the order that the address says; in the given one unless it says any. */
export function SortedTable<R>({ lens, order, columns, rows, ...section }:
    { title: string, download: string, lens: Lens, order: string, columns: Column<R>[], rows: R[], id: (row: R) => string }) {
  const sort = lens.of('sort') || order
  return <DataSection {...section} columns={columns} rows={sorted(rows, columns, sort)} sort={sort} sortBy={key => lens.look({ sort: key })} />
}
