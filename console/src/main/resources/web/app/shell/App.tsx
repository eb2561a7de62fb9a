import { Suspense } from 'react'
import { Boundary } from './Boundary'
import { I18nProvider, useWords } from './i18n'
import { Layout } from './Layout'
import { PAGES, pagesOf } from './pages'
import { useRoute } from './route'
import { SessionProvider, usePerson, useSessions } from './session'
import { ErrorPanel, Loading, NoPermission, NotFound } from './states'
import { Toasts } from './toasts'
import { SignIn } from '../signin/SignIn'

export function App() {
  return <I18nProvider><Boundary><SessionProvider><Toasts><Door /></Toasts></SessionProvider></Boundary></I18nProvider>
}

function Door() {
  const { session, failed, again } = useSessions()
  const { t } = useWords()
  if (failed) {
    return <main className="alone"><ErrorPanel error={null} again={again} /></main>
  } else if (!session) {
    return <main className="alone"><Loading what={t.product} /></main>
  }
  return session.person ? <Layout><Current /></Layout> : <SignIn />
}

/** The page that the address names, or the first one of those that are for this person. */
function Current() {
  const person = usePerson()
  const route = useRoute()
  const own = pagesOf(person)
  const name = route.steps[0] ?? own[0]?.path
  const page = PAGES.find(each => each.path === name)
  if (!page) {
    return name === undefined ? <NoPermission /> : <NotFound />
  } else if (!own.includes(page)) {
    return <NoPermission />
  }
  return <Suspense fallback={<Loading />}><page.Page key={page.path} steps={route.steps.slice(1)} query={route.query} /></Suspense>
}
