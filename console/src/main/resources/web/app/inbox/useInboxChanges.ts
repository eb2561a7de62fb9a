import { useEffect, useRef, useState } from 'react'
import { ApiError, get } from '../shell/api'
import type { InboxChanges } from './types'

export type Live = 'live' | 'reconnecting'

const FIRST_PAUSE_MILLIS = 1_000
const LONGEST_PAUSE_MILLIS = 15_000
/** The service answers within 8 s; of a connection that was cut without a word nothing else would tell. */
const LONGEST_POLL_MILLIS = 20_000

/**
 * Calls back whenever something in the inbox changed, for as long as the page is open: one request waits at the service
 * at any time. After a break it calls back once, because nobody knows what was missed.
 *
 * @param changed reads again what is shown; while that fails, what is shown is not live
 */
export function useInboxChanges(changed: () => unknown): Live {
  const [live, setLive] = useState<Live>('live')
  const callback = useRef(changed)
  callback.current = changed

  useEffect(() => {
    const abort = new AbortController()
    void follow(abort.signal, () => callback.current(), setLive)
    return () => abort.abort()
  }, [])
  return live
}

async function follow(signal: AbortSignal, changed: () => unknown, tell: (live: Live) => void) {
  let since: string | undefined
  let pause = FIRST_PAUSE_MILLIS
  let missed = false
  while (!signal.aborted) {
    try {
      const answer = await poll(since, signal)
      // the first answer only says from where on changes are told: of what came before it and after the inbox was read, nobody tells
      if (answer.changed || missed || since === undefined) {
        await changed()
      }
      since = answer.next
      missed = false
      pause = FIRST_PAUSE_MILLIS
      tell('live')
    } catch (failure) {
      if (signal.aborted) {
        return
      } else if (failure instanceof ApiError && (failure.status === 401 || failure.status === 403)) {
        return
      }
      since = failure instanceof ApiError && failure.status === 400 ? undefined : since
      missed = true
      tell('reconnecting')
      await sleep(pause, signal)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)
    }
  }
}

async function poll(since: string | undefined, signal: AbortSignal): Promise<InboxChanges> {
  const abort = new AbortController()
  const give = () => abort.abort()
  const timer = setTimeout(give, LONGEST_POLL_MILLIS)
  signal.addEventListener('abort', give, { once: true })
  try {
    return await get<InboxChanges>('pipeline', '/inbox/changes', { since }, abort.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
  }
}

function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, millis)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}
