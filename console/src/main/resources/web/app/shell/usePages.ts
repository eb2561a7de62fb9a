import { useEffect, useState } from 'react'
import { useLoad, type Loaded } from './useLoad'

export interface CursorPage {
  next?: string
}

export interface Paging {
  page: number
  back?: () => void
  on?: () => void
}

/** Pages of which each only knows the next: the way back is remembered here. Begins anew when `about` changes. */
export function usePages<P extends CursorPage>(about: string, load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>):
    [Loaded<P>, Paging, () => void] {
  const [cursors, setCursors] = useState<string[]>([])
  useEffect(() => setCursors([]), [about])
  const cursor = cursors[cursors.length - 1]
  const [loaded, again] = useLoad(signal => load(cursor, signal), [about, cursor])
  const next = loaded.state === 'ready' ? loaded.value.next : undefined
  return [loaded, {
    page: cursors.length + 1,
    back: cursors.length > 0 ? () => setCursors(known => known.slice(0, -1)) : undefined,
    on: next ? () => setCursors(known => [...known, next]) : undefined,
  }, again]
}
