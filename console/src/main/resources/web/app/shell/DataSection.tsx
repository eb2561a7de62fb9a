import { DataTable, type Column } from './DataTable'
import { Download } from './Download'

/** A table with its title, and the same as a file. */
export function DataSection<R>({ title, about, download, ...table }: {
    title: string, about?: string, download?: string, columns: Column<R>[], rows: R[], id: (row: R, index: number) => string,
    sort?: string, sortBy?: (sort: string) => void }) {
  return <section className="data-section" aria-label={title}>
    <div className="chart-head">
      <div><h2>{title}</h2>{about && <p className="muted">{about}</p>}</div>
      {download && <Download href={download} what={title} />}
    </div>
    <DataTable caption={title} {...table} />
  </section>
}
