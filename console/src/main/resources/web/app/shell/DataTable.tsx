import type { ReactNode } from 'react'

export interface Column<R> {
  key: string
  title: string
  /** Figures are on the right, one below the other. */
  number?: boolean
  /** Left out where there is little room. */
  wide?: boolean
  cell(row: R): ReactNode
}

export function DataTable<R>({ caption, columns, rows, id }:
    { caption: string, columns: Column<R>[], rows: R[], id: (row: R) => string }) {
  const look = (column: Column<R>) => `${column.number ? 'number' : ''} ${column.wide ? 'wide' : ''}`.trim() || undefined
  return <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
    <table className="data">
      <caption className="visually-hidden">{caption}</caption>
      <thead><tr>{columns.map(column => <th key={column.key} scope="col" className={look(column)}>{column.title}</th>)}</tr></thead>
      <tbody>{rows.map(row => <tr key={id(row)}>
        {columns.map(column => <td key={column.key} data-title={column.title} className={look(column)}>{column.cell(row)}</td>)}
      </tr>)}</tbody>
    </table>
  </div>
}
