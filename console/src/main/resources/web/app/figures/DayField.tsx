import { useEffect, useState } from 'react'

/** Before this year a day is one that somebody has begun to type. */
const EARLIEST = '1990-01-01'

/** A day, told when it is complete: the browser reports every digit of a year. */
export function DayField({ label, value, choose, min, max }:
    { label: string, value: string, choose: (day: string) => void, min?: string, max?: string }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return <label>{label}<input type="date" value={text} min={min} max={max} onChange={event => {
    const day = event.target.value
    setText(day)
    if (day === '' ? value !== '' : day >= EARLIEST && (!max || day <= max) && (!min || day >= min)) {
      choose(day)
    }
  }} onBlur={() => setText(value)} /></label>
}
