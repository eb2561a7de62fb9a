import { useEffect, useState } from 'react'

/** The time, often enough for "5 minutes ago". */
export function useNow(everyMillis = 30_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis)
    return () => clearInterval(timer)
  }, [everyMillis])
  return now
}
