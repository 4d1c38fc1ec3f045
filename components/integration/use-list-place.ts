import { useEffect, useState } from 'react'
import type { ListPlace } from '@/lib/client/use-integrations'

/** Long enough not to ask for every letter, short enough not to be felt. */
const restMs = 120

/** Which part of the list to show: what is typed once it rests, and the address follows, so that it can be kept and sent. */
export function useListPlace(initial: ListPlace, typed: string): ListPlace {
  const [q, setQ] = useState(initial.q)
  const wanted = typed.trim()

  useEffect(() => {
    if (wanted === q) return
    const timer = setTimeout(() => {
      setQ(wanted)
      const query = wanted ? `?${new URLSearchParams({ q: wanted })}` : ''
      window.history.replaceState(null, '', `/integrations${query}`)
    }, restMs)
    return () => clearTimeout(timer)
  }, [wanted, q])

  return { ...initial, q, start: q === initial.q ? initial.start : 0 }
}
