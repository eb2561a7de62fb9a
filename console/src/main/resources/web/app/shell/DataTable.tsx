import type { ReactNode } from 'react'
import { useWords } from './i18n'
import { Icon } from './icons'

export interface Column<R> {
  key: string
  title: string
  /** Figures are on the right, one below the other. */
  number?: boolean
  /** Left out where there is little room. */
  wide?: boolean
  /** What rows are put in order by, where the table can be; null is last. */
  sort?(row: R): string | number | null
  cell(row: R): ReactNode
}

interface Props<R> {
  caption: string
  columns: Column<R>[]
  rows: R[]
  id: (row: R, index: number) => string
  /** Key of the column that the rows are in order by, after a `-` if from the largest. */
  sort?: string
  sortBy?: (sort: string) => void
}

export function DataTable<R>({ caption, columns, rows, id, sort, sortBy }: Props<R>) {
  const look = (column: Column<R>) => `${column.number ? 'number' : ''} ${column.wide ? 'wide' : ''}`.trim() || undefined
  return <>
    {sortBy && <SortChoice columns={columns} sort={sort} sortBy={sortBy} />}
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="data">
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr>{columns.map(column => <th key={column.key} scope="col" className={look(column)} aria-sort={ordered(column.key, sort)}>
          {sortBy && column.sort ? <SortButton column={column} sort={sort} sortBy={sortBy} /> : column.title}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={id(row, index)}>
          {columns.map(column => <td key={column.key} data-title={column.title} className={look(column)}>{column.cell(row)}</td>)}
        </tr>)}</tbody>
      </table>
    </div>
  </>
}

function ordered(key: string, sort: string | undefined): 'ascending' | 'descending' | undefined {
  return sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined
}

/** Figures first from the largest, names from the first letter. */
function SortButton<R>({ column, sort, sortBy }: { column: Column<R>, sort: string | undefined, sortBy: (sort: string) => void }) {
  const order = ordered(column.key, sort)
  const down = order ? order === 'ascending' : column.number === true
  return <button type="button" className="sort" onClick={() => sortBy(down ? `-${column.key}` : column.key)}>
    {column.title}<Icon name={order === 'ascending' ? 'up' : order === 'descending' ? 'down' : 'upDown'} size={14} /></button>
}

/** On a phone there is no head of a table to tap on. */
function SortChoice<R>({ columns, sort, sortBy }: { columns: Column<R>[], sort: string | undefined, sortBy: (sort: string) => void }) {
  const { t } = useWords()
  return <label className="sort-choice">{t.sortBy}<select value={sort} onChange={event => sortBy(event.target.value)}>
    {columns.filter(column => column.sort).map(column => {
      const key = column.number ? `-${column.key}` : column.key
      const other = column.number ? column.key : `-${column.key}`
      return <option key={key} value={sort === other ? other : key}>{column.title}</option>
    })}</select></label>
}
