import { useEffect, useState } from 'react'

/** Where one is: `#/leads/4711?source=web-form`. After the hash, so that a link works on any server that has the page. */
export interface Route {
  /** Such as `['leads', '4711']`; empty at the start. */
  steps: string[]
  query: URLSearchParams
}

export function read(hash: string): Route {
  const [steps = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return { steps: decoded(steps), query: new URLSearchParams(query) }
}

/** What cannot be decoded is one step, and no page has its name. */
function decoded(steps: string): string[] {
  try {
    return steps.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return [steps]
  }
}

export function href(...steps: string[]): string {
  return `#/${steps.map(encodeURIComponent).join('/')}`
}

/** Goes on within the page; `replace` leaves no trace for the browser's back. */
export function withQuery(steps: string[], query: Record<string, string>): string {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  const text = new URLSearchParams(given).toString()
  return href(...steps) + (text ? `?${text}` : '')
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const changed = () => setHash(location.hash)
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return read(hash)
}
