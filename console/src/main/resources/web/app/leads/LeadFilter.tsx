import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { href, withQuery } from '../shell/route'

export const FILTERS = ['email', 'source', 'campaign', 'country', 'from', 'before'] as const

const TYPES: Partial<Record<typeof FILTERS[number], string>> = { email: 'email', from: 'date', before: 'date' }

/** The filter is in the address, so that it can be sent to somebody. */
export function LeadFilter({ given }: { given: Record<string, string> }) {
  const { t } = useWords()
  const [filter, setFilter] = useState(given)
  const isSet = Object.values(given).some(Boolean)
  return <form className="field-row card" role="search" aria-label={t.leads.filter} onSubmit={event => {
    event.preventDefault()
    location.hash = withQuery(['leads'], { ...filter, country: filter['country']!.toUpperCase() })
  }}>
    {FILTERS.map(name => <label key={name}>{t.leads[name]}<input type={TYPES[name] ?? 'text'} value={filter[name]} size={name === 'country' ? 4 : 14}
      maxLength={name === 'country' ? 2 : 200} title={name === 'country' ? t.leads.countryHint : undefined} autoComplete="off" spellCheck={false}
      onChange={event => setFilter({ ...filter, [name]: event.target.value })} /></label>)}
    <button type="submit" className="primary">{t.leads.apply}</button>
    {isSet && <a className="secondary" href={href('leads')}>{t.leads.clear}</a>}
  </form>
}
