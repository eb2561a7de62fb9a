import { useState } from 'react'
import { useWords } from '../shell/i18n'

export function RecycleChoices({ choose }: { choose: (day: string) => void }) {
  const { t, format } = useWords()
  const [day, setDay] = useState('')
  const offered: [string, string][] = [[t.inbox.recycle.weeks(2), inDays(14)], [t.inbox.recycle.months(1), inMonths(1)],
    [t.inbox.recycle.months(3), inMonths(3)], [t.inbox.recycle.months(6), inMonths(6)]]
  return <>
    <div className="choices">
      {offered.map(([text, when]) => <button key={when} type="button" className="choice" onClick={() => choose(when)}>
        {text}<small>{format.day(when)}</small></button>)}
    </div>
    <form className="inline-form" onSubmit={event => {
      event.preventDefault()
      choose(day)
    }}>
      <label>{t.inbox.recycle.day}<input type="date" required min={inDays(1)} value={day} onChange={event => setDay(event.target.value)} /></label>
      <button type="submit" className="secondary">{t.inbox.recycle.set}</button>
    </form>
  </>
}

function inDays(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return iso(day)
}

/** The same day of that month, or its last one. */
function inMonths(months: number): string {
  const today = new Date()
  const last = new Date(today.getFullYear(), today.getMonth() + months + 1, 0)
  return iso(new Date(last.getFullYear(), last.getMonth(), Math.min(today.getDate(), last.getDate())))
}

/** Of the calendar on the wall here, not of Greenwich's. */
function iso(day: Date): string {
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}
