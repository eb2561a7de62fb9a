import { useEffect, useId, useRef, useState } from 'react'
import { DataTable, type Column } from '../DataTable'
import { Download } from '../Download'
import { useWords } from '../i18n'
import type { Option } from './bars'

/** Of one bar with the room around it, and of axis and legend. */
const LINE_REM = 3
const AROUND_REM = 5.5

interface Props<R> {
  title: string
  /** Of what is counted or measured, such as "leads" or "days". */
  unit: string
  /** What one must know to read it. */
  about?: string
  option: Option
  /** How many lines of bars there are, where the height should follow from that; else it is the usual one. */
  lines?: number
  /** The same figures, for whoever would rather read, or cannot see. */
  table: { columns: Column<R>[], rows: R[], id: (row: R) => string }
  /** Where the table is as CSV. */
  download?: string
}

/** A chart with its title, its unit and the table behind it. ECharts is loaded when the first one is shown. */
export function Chart<R>({ title, unit, about, option, lines, table, download }: Props<R>) {
  const { t } = useWords()
  const [asTable, setAsTable] = useState(false)
  const name = useId()
  return <figure className="chart-figure" aria-labelledby={name}>
    <div className="chart-head">
      <figcaption><h2 id={name}>{title}</h2><span className="unit">{t.chart.unit(unit)}</span>{about && <p className="muted">{about}</p>}</figcaption>
      <div className="chart-tools">
        {download && <Download href={download} what={title} />}
        <div className="switch" role="group" aria-label={t.chart.as(title)}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>{t.chart.chart}</button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>{t.chart.table}</button>
        </div>
      </div>
    </div>
    {asTable ? <DataTable caption={title} {...table} /> : <Drawing option={option} lines={lines} label={`${title}, ${t.chart.unit(unit)}`} />}
  </figure>
}

function Drawing({ option, lines, label }: { option: Option, lines?: number, label: string }) {
  const { t, language } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let end: (() => void) | undefined
    let gone = false
    import('./echarts').then(({ draw }) => {
      if (!gone && place.current) {
        end = draw(place.current, option)
      }
    }, () => setFailed(true))
    return () => {
      gone = true
      end?.()
    }
    // numbers are written by functions, which no text of the option tells apart
  }, [JSON.stringify(option), language])
  return failed ? <p className="notice">{t.chart.failed}</p> : <div ref={place} className="chart" role="img" aria-label={label}
    style={lines === undefined ? undefined : { height: `${lines * LINE_REM + AROUND_REM}rem` }} />
}
