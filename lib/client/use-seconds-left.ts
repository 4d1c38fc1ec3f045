import { useEffect, useState } from 'react'
import { useNow } from '@/lib/client/use-now'

/** Whole seconds until then, counted down each second; never below 0. */
export function useSecondsLeft(until: string): number {
  // The server's time at first, so that both sides begin with the same.
  const rendered = useNow()
  const [now, setNow] = useState(rendered)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((Date.parse(until) - Math.max(now, rendered)) / 1000))
}
