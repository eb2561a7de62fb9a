import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { href, withQuery } from '../shell/route'

/** Those that stand in the address, so that it can be sent to somebody. */
export const FILTERS = ['source', 'campaign', 'country', 'from', 'before'] as const

const FIELDS = ['email', ...FILTERS] as const
const TYPES: Partial<Record<typeof FIELDS[number], string>> = { email: 'email', from: 'date', before: 'date' }

/** @param email whose leads; in no address, because that is kept, and sent on */
export function LeadFilter({ given, email, find }: { given: Record<string, string>, email: string, find: (email: string) => void }) {
  const { t } = useWords()
  const [filter, setFilter] = useState<Record<string, string>>({ ...given, email })
  const isSet = email !== '' || Object.values(given).some(Boolean)
  return <form className="field-row card" role="search" aria-label={t.leads.filter} onSubmit={event => {
    event.preventDefault()
    const { email: whose = '', ...others } = filter
    find(whose)
    location.hash = withQuery(['leads'], { ...others, country: filter['country']!.toUpperCase() })
  }}>
    {FIELDS.map(name => <label key={name}>{t.leads[name]}<input type={TYPES[name] ?? 'text'} value={filter[name]} size={name === 'country' ? 4 : 14}
      maxLength={name === 'country' ? 2 : 200} title={name === 'country' ? t.leads.countryHint : undefined} autoComplete="off" spellCheck={false}
      onChange={event => setFilter({ ...filter, [name]: event.target.value })} /></label>)}
    <button type="submit" className="primary">{t.leads.apply}</button>
    {isSet && <a className="secondary" href={href('leads')} onClick={() => find('')}>{t.leads.clear}</a>}
  </form>
}
