import { lazy, type ComponentType } from 'react'
import type { IconName } from './icons'
import type { Messages } from './messages.en'
import type { Person, Role } from './session'

export interface PageProps {
  /** Of the address, after the page's own name. */
  steps: string[]
  query: URLSearchParams
}

export interface PageEntry {
  /** First step of the address. */
  path: string
  name: keyof Messages['pages']
  icon: IconName
  roles: Role[]
  Page: ComponentType<PageProps>
}

/** Every page, in the order of the navigation; each is loaded when somebody goes there. */
export const PAGES: PageEntry[] = [
  { path: 'inbox', name: 'inbox', icon: 'inbox', roles: ['sales-rep', 'sales-manager'],
    Page: lazy(() => import('../inbox/InboxPage')) },
  { path: 'opportunities', name: 'opportunities', icon: 'board', roles: ['sales-rep', 'sales-manager'],
    Page: lazy(() => import('../opportunities/OpportunitiesPage')) },
  { path: 'team', name: 'team', icon: 'people', roles: ['sales-manager', 'admin'],
    Page: lazy(() => import('../team/TeamPage')) },
  { path: 'leads', name: 'leads', icon: 'list', roles: ['marketing', 'admin', 'sales-rep', 'sales-manager'],
    Page: lazy(() => import('../leads/LeadsPage')) },
  { path: 'refused', name: 'refused', icon: 'refused', roles: ['marketing', 'admin'],
    Page: lazy(() => import('../refused/RefusedPage')) },
  { path: 'figures', name: 'figures', icon: 'trend', roles: ['analyst', 'marketing', 'sales-manager', 'admin', 'sales-rep'],
    Page: lazy(() => import('../figures/FiguresPage')) },
  { path: 'verdicts', name: 'verdicts', icon: 'chart', roles: ['marketing', 'sales-manager', 'analyst', 'admin'],
    Page: lazy(() => import('../verdicts/VerdictsPage')) },
]

export function pagesOf(person: Person): PageEntry[] {
  return PAGES.filter(page => page.roles.some(role => person.roles.includes(role)))
}

/** Those that stand in the navigation: sales comes to a lead from the inbox, not from marketing's list. */
export function navigationOf(person: Person): PageEntry[] {
  const reads = person.roles.includes('marketing') || person.roles.includes('admin')
  return pagesOf(person).filter(page => page.path !== 'leads' || reads)
}
