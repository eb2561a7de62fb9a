import { useCallback, useEffect, useState } from 'react'

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready', value: T }
  | { state: 'failed', error: unknown }

/** Loads when what it depends on changes, and when asked to; what is there stays until the new is. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: unknown[]): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    load(abort.signal).then(
      value => !abort.signal.aborted && setLoaded({ state: 'ready', value }),
      error => !abort.signal.aborted && setLoaded({ state: 'failed', error }))
    return () => abort.abort()
  }, [...dependencies, round])
  return [loaded, useCallback(() => setRound(n => n + 1), [])]
}
