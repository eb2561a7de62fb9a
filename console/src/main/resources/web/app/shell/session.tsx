import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { change, onSignedOut, send, speakAs } from './api'
import { href } from './route'

export type Role = 'marketing' | 'sales-rep' | 'sales-manager' | 'analyst' | 'admin'

export interface Person {
  id: string
  roles: Role[]
}

export interface Session {
  person?: Person
  signIn: 'provider' | 'development'
  people: Person[]
}

interface Sessions {
  /** Undefined while it is not known. */
  session?: Session
  failed: boolean
  be(person: Person): Promise<void>
  signOut(): Promise<void>
  again(): void
}

const Context = createContext<Sessions | null>(null)

/** Where one wanted to be when one had to go to the provider; no secret. */
const WANTED = 'tandem.wanted'

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>()
  const [failed, setFailed] = useState(false)

  const load = () => {
    setFailed(false)
    send<Session>('/session', { headers: { 'X-Requested-With': 'JavaScript' } }).then(loaded => {
      const wanted = loaded.person && sessionStorage.getItem(WANTED)
      if (wanted) {
        sessionStorage.removeItem(WANTED)
        location.hash = wanted
      }
      setSession(loaded)
    }, () => setFailed(true))
  }
  useEffect(load, [])
  useEffect(() => onSignedOut(() => setSession(known => known && { ...known, person: undefined })), [])

  // not in an effect: pages ask in theirs, which come first
  speakAs(session?.person?.id)

  const be = async (person: Person) => setSession(await change<Session>('/session', 'POST', { person: person.id }))
  const signOut = async () => {
    await change<void>('/session', 'DELETE')
    location.hash = ''
    setSession(known => known && { ...known, person: undefined })
  }
  return <Context.Provider value={{ session, failed, be, signOut, again: load }}>{children}</Context.Provider>
}

export function useSessions(): Sessions {
  return useContext(Context)!
}

export function usePerson(): Person {
  return useSessions().session!.person!
}

export function is(person: Person, ...roles: Role[]): boolean {
  return person.roles.some(role => roles.includes(role))
}

/** Where the provider's sign-in leads whom it did not let in. */
export const SIGN_IN_FAILED = 'sign-in-failed'

export function goToProvider() {
  if (location.hash !== href(SIGN_IN_FAILED)) {
    sessionStorage.setItem(WANTED, location.hash)
  }
  location.assign('/sign-in')
}
