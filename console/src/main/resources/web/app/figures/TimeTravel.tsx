import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { DayField } from './DayField'
import { today, type Lens } from './lens'

/** What the two days do, in words, stands below all fields under this id. */
export const TIME_TRAVEL = 'time-travel'

/** Whether figures are of another day than today, or leave out what was told since. */
export function isPast(lens: Lens): boolean {
  const now = today()
  return [lens.of('asOf'), lens.of('knownAt')].some(day => day !== '' && day !== now)
}

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

/** Nobody may take yesterday's figures for today's. */
export function PastMarker({ lens }: { lens: Lens }) {
  const { t, format } = useWords()
  if (!isPast(lens)) {
    return null
  }
  const day = (text: string) => text && text !== today() ? format.day(text) : ''
  return <div className="past" role="status">
    <Icon name="clock" />
    <p><strong>{t.figures.time.past}</strong> {t.figures.time.sentence(day(lens.of('asOf')), day(lens.of('knownAt')))}</p>
    <button type="button" className="secondary" onClick={() => lens.look({ asOf: '', knownAt: '' })}>{t.figures.time.back}</button>
  </div>
}
