import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { DayField } from './DayField'
import { today, type Lens } from './lens'
import type { Asked } from './types'

/** What the two days do, in words, stands below all fields under this id. */
export const TIME_TRAVEL = 'time-travel'

/** Two days: what was true at the end of the one, of what had been told by the end of the other. */
export function TimeTravel({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const asOf = lens.of('asOf')
  const knownAt = lens.of('knownAt')
  return <fieldset className="time-travel field-row" aria-describedby={TIME_TRAVEL}>
    <legend className="visually-hidden">{t.figures.time.title}</legend>
    <DayField label={t.figures.time.asOf} value={asOf} max={today()} choose={day => lens.look({ asOf: day })} />
    <DayField label={t.figures.time.knownAt} value={knownAt} max={today()} choose={day => lens.look({ knownAt: day })} />
    {asOf && asOf !== knownAt && <button type="button" className="secondary" onClick={() => lens.look({ knownAt: asOf })}>{t.figures.time.believed}</button>}
  </fieldset>
}

/** Nobody may take yesterday's figures for today's: said of the days that were answered, not of those that are asked for next. */
export function PastMarker({ asked, lens }: { asked: Asked, lens: Lens }) {
  const { t, format } = useWords()
  const day = (text: string | undefined) => text && text < today() ? format.day(text) : ''
  const [asOf, knownAt] = [day(asked.asOf), day(asked.knownAt)]
  if (!asOf && !knownAt) {
    return null
  }
  return <div className="past" role="status">
    <Icon name="clock" />
    <p><strong>{t.figures.time.past}</strong> {t.figures.time.sentence(asOf, knownAt)}</p>
    <button type="button" className="secondary" onClick={() => lens.look({ asOf: '', knownAt: '' })}>{t.figures.time.back}</button>
  </div>
}
