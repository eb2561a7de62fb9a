import { useState } from 'react'
import { useWords } from '../shell/i18n'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useRoute } from '../shell/route'
import { goToProvider, SIGN_IN_FAILED, useSessions, type Person } from '../shell/session'
import { useDocumentTitle } from '../shell/useDocumentTitle'
import { useReason } from '../shell/states'

export function SignIn() {
  const { t } = useWords()
  const { session } = useSessions()
  useDocumentTitle(t.signIn.title)
  return <div className="door">
    <section className="door-story">
      <div className="brand"><img src="/favicon.svg" width="36" height="36" alt="" />{t.product}</div>
      <p className="door-claim">{t.signIn.claim}</p>
      <p className="door-about">{t.signIn.about}</p>
    </section>
    <main className="door-form">
      <LanguageSwitch />
      <h1>{t.signIn.title}</h1>
      {session!.signIn === 'provider' ? <AtProvider /> : <Development people={session!.people} />}
    </main>
  </div>
}

function AtProvider() {
  const { t } = useWords()
  const failed = useRoute().steps[0] === SIGN_IN_FAILED
  return <>
    {failed && <p className="field-error" role="alert">{t.signIn.failed}</p>}
    <p className="about">{t.signIn.provider}</p>
    <button type="button" className="primary large" onClick={goToProvider}>{t.signIn.go}</button>
  </>
}

function Development({ people }: { people: Person[] }) {
  const { t, code } = useWords()
  const { be } = useSessions()
  const [error, setError] = useState<unknown>()
  const why = useReason(error)
  return <>
    <p className="about">{t.signIn.development}</p>
    {error !== undefined && <p className="field-error" role="alert">{why}</p>}
    <ul className="people">
      {[...people].sort(byRole).map(person => <li key={person.id}>
        <button type="button" onClick={() => be(person).catch(setError)}>
          <span className={`avatar ${person.roles[0]}`} aria-hidden="true">{initials(person.id)}</span>
          <span><strong>{person.id}</strong><small>{person.roles.map(role => code('role', role)).join(' · ')}</small></span>
        </button></li>)}
    </ul>
  </>
}

const ORDER = ['sales-rep', 'sales-manager', 'marketing', 'analyst', 'admin']

function byRole(one: Person, other: Person): number {
  return ORDER.indexOf(one.roles[0]!) - ORDER.indexOf(other.roles[0]!) || one.id.localeCompare(other.id)
}

function initials(id: string): string {
  const [first = '', second = ''] = id.split('-')
  return (first.charAt(0) + (second.charAt(0) || first.charAt(1))).toUpperCase()
}
