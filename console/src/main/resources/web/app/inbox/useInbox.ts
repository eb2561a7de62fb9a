import { useCallback, useEffect, useRef, useState } from 'react'
import { get } from '../shell/api'
import { remember } from '../leads/names'
import type { Loaded } from '../shell/useLoad'
import { useInboxChanges, type Live } from './useInboxChanges'
import type { Inbox, InboxLead } from './types'

const PAGE = 20
/** As many as pipeline answers at once. */
const MOST = 100

export interface OpenInbox {
  inbox: Loaded<Inbox>
  live: Live
  /** Ids of leads that came while the page was open. */
  arrived: ReadonlySet<string>
  reload(): Promise<void>
  more?: () => void
}

/** The inbox, kept up to date; `welcome` is told of leads that were not there before. */
export function useInbox(welcome: (leads: InboxLead[]) => void): OpenInbox {
  const [inbox, setInbox] = useState<Loaded<Inbox>>({ state: 'loading' })
  const [size, setSize] = useState(PAGE)
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  const known = useRef<Set<string>>()
  /** The place of the last lead that was read, where more come after it. */
  const end = useRef(-Infinity)
  const round = useRef(0)

  const refresh = useCallback(async () => {
    // Of two answers that overtake each other the one asked for later counts.
    const mine = ++round.current
    try {
      const value = await read(size)
      if (mine !== round.current) {
        return
      }
      const before = known.current
      known.current = new Set([...(before ?? []), ...value.leads.map(key)])
      // what was further down and is read for the first time has not come now
      const above = end.current
      end.current = value.next ? Math.min(...value.leads.map(lead => Date.parse(lead.askedAgainAt ?? lead.since))) : -Infinity
      const fresh = before === undefined ? []
        : value.leads.filter(lead => lead.state === 'assigned' && !before.has(key(lead)) && Date.parse(lead.since) > above)
      if (fresh.length > 0) {
        setArrived(all => new Set([...all, ...fresh.map(lead => lead.leadId)]))
        welcome(fresh)
      }
      value.leads.forEach(lead => remember(lead.leadId, lead.who.name))
      setInbox({ state: 'ready', value })
    } catch (error) {
      if (mine === round.current) {
        // What was read before is better than nothing, and the live line says that it may be old.
        setInbox(shown => shown.state === 'ready' ? shown : { state: 'failed', error })
        throw error
      }
    }
  }, [size])
  const reload = useCallback(() => refresh().catch(() => undefined), [refresh])
  useEffect(() => void reload(), [reload])
  const live = useInboxChanges(refresh)

  return { inbox, live, arrived, reload,
    more: inbox.state === 'ready' && inbox.value.next ? () => setSize(now => now + PAGE) : undefined }
}

/** So many of the newest, in as many pages as that takes. */
async function read(size: number): Promise<Inbox> {
  const inbox = await get<Inbox>('pipeline', '/inbox', { limit: Math.min(size, MOST) })
  while (inbox.next && inbox.leads.length < size) {
    const page = await get<Inbox>('pipeline', '/inbox', { limit: Math.min(size - inbox.leads.length, MOST), cursor: inbox.next })
    inbox.leads.push(...page.leads)
    inbox.next = page.next
  }
  return inbox
}

/** A lead that comes again is new again. */
function key(lead: InboxLead): string {
  return `${lead.leadId}/${lead.attempt}`
}
