import { useState, type ReactNode } from 'react'
import { useWords } from '../shell/i18n'
import { Icon } from '../shell/icons'
import { Choice } from './Choice'
import { DayField } from './DayField'
import { FilterField } from './FilterFields'
import { FILTERS, plusDays, type Lens } from './lens'
import { TIME_TRAVEL, TimeTravel } from './TimeTravel'
import type { Dimension } from './types'
import { useSeesAll } from './useSeesAll'

const ENTERING = ['inquiry', 'mql', 'sal', 'sql'] as const
const UNITS = ['person', 'attempt', 'account'] as const
const WITHIN = ['30', '60', '90', '180', '365']

export interface Shows {
  /** View, unit, first step and time to mature. */
  funnel?: boolean
  period?: boolean
  filters: readonly Dimension[]
}

/** Everything one can look through: folded away on a phone, where the figures come first. */
export function LensBar({ lens, shows, children }: { lens: Lens, shows: Shows, children?: ReactNode }) {
  const { t, format } = useWords()
  const seesAll = useSeesAll()
  const filters = shows.filters.filter(dimension => dimension !== 'rep' || seesAll)
  const filtered = FILTERS.filter(name => filters.includes(name) && lens.of(name))
  const [open, setOpen] = useState(false)
  const [filtering, setFiltering] = useState(filtered.length > 0)
  return <section className={open ? 'lens card open' : 'lens card'} aria-label={t.figures.lens}>
    <button type="button" className="lens-open secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
      <Icon name="filter" size={18} />{t.figures.lens}{filtered.length > 0 && <span className="cell">{format.number(filtered.length)}</span>}</button>
    <div className="lens-fields">
      <div className="field-row">
        {shows.funnel && <FunnelFields lens={lens} />}
        {children}
      </div>
      <div className="field-row lens-days">
        {shows.period && <PeriodFields lens={lens} />}
        {filters.length > 0 && !filtering && <button type="button" className="secondary" onClick={() => setFiltering(true)}>
          <Icon name="filter" size={18} />{t.figures.filter}</button>}
        <TimeTravel lens={lens} />
      </div>
      {filtering && filters.length > 0 && <div className="field-row">
        {filters.map(dimension => <FilterField key={dimension} lens={lens} dimension={dimension} />)}
        {filtered.length > 0 && <button type="button" className="secondary"
          onClick={() => lens.look(Object.fromEntries(filtered.map(name => [name, ''])))}>{t.figures.clear}</button>}
      </div>}
      <p id={TIME_TRAVEL} className="lens-about"><Icon name="clock" size={16} />{t.figures.time.about}</p>
    </div>
  </section>
}

function FunnelFields({ lens }: { lens: Lens }) {
  const { t, format, code } = useWords()
  const view = lens.of('view') || 'cohort'
  return <>
    <Choice label={t.figures.view} value={view} choose={value => lens.look({ view: value === 'cohort' ? '' : value })} choices={[
      { value: 'cohort', title: t.figures.cohort, about: t.figures.cohortAbout }, { value: 'snapshot', title: t.figures.snapshot, about: t.figures.snapshotAbout }]} />
    <Choice label={t.figures.unit} value={lens.of('unit') || 'person'} choose={value => lens.look({ unit: value === 'person' ? '' : value })}
      choices={UNITS.map(each => ({ value: each, title: t.figures.units[each], about: t.figures.unitsAbout[each] }))} />
    <label>{t.figures.entering}<select value={lens.of('entering') || 'inquiry'}
      onChange={event => lens.look({ entering: event.target.value === 'inquiry' ? '' : event.target.value })}>
      {ENTERING.map(each => <option key={each} value={each}>{code('step', each)}</option>)}</select></label>
    {view === 'cohort' && <label>{t.figures.within}<select value={lens.of('within')} onChange={event => lens.look({ within: event.target.value })}>
      <option value="">{t.figures.anyTime}</option>
      {[...new Set([...WITHIN, ...lens.of('within') ? [lens.of('within')] : []])].map(each =>
        <option key={each} value={each}>{format.days(Number(each))}</option>)}</select></label>}
  </>
}

/** People name the last day of a period, analytics the day after it. */
function PeriodFields({ lens }: { lens: Lens }) {
  const { t } = useWords()
  const before = lens.of('before')
  const last = before && plusDays(before, -1)
  return <>
    <DayField label={t.figures.from} value={lens.of('from')} max={last || undefined} choose={day => lens.look({ from: day })} />
    <DayField label={t.figures.lastDay} value={last} min={lens.of('from') || undefined} choose={day => lens.look({ before: day && plusDays(day, 1) })} />
    {(lens.of('from') || before) && <button type="button" className="secondary" onClick={() => lens.look({ from: '', before: '' })}>{t.figures.allTime}</button>}
  </>
}
