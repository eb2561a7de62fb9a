import type { ReactNode } from 'react'
import { useWords } from './i18n'
import { Icon } from './icons'
import { LanguageSwitch } from './LanguageSwitch'
import { navigationOf } from './pages'
import { href, useRoute } from './route'
import { usePerson, useSessions } from './session'

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return <div className="frame">
    <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>{t.skip}</button>
    <header className="bar">
      <a className="brand" href="#/"><img src="/favicon.svg" width="28" height="28" alt="" />{t.product}</a>
      <Navigation />
      <Who />
    </header>
    <main id="content" tabIndex={-1}>{children}</main>
  </div>
}

function Navigation() {
  const { t } = useWords()
  const pages = navigationOf(usePerson())
  const current = useRoute().steps[0] ?? pages[0]?.path
  return <nav className="navigation" aria-label={t.navigation}>
    {pages.map(page => <a key={page.path} href={href(page.path)} aria-current={page.path === current ? 'page' : undefined}>
      <Icon name={page.icon} /><span>{t.pages[page.name]}</span></a>)}
  </nav>
}

function Who() {
  const { t, code } = useWords()
  const person = usePerson()
  const { signOut } = useSessions()
  return <div className="who">
    <LanguageSwitch />
    <div className="who-name"><strong>{person.id}</strong><span>{person.roles.map(role => code('role', role)).join(' · ')}</span></div>
    <button type="button" className="quiet icon-only" onClick={() => void signOut()} aria-label={t.signOut} title={t.signOut}>
      <Icon name="out" /></button>
  </div>
}
