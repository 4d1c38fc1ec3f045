import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type ConnectionPlace, placeHref, readPlace } from '@/lib/client/connection-place'

/** Long enough not to ask for every letter, short enough not to be felt. */
const restMs = 120

/** Which part of the list the address asks for, and the way to another one without leaving the page. */
export function usePlace() {
  const place = readPlace(useSearchParams())
  const go = (to: ConnectionPlace) => window.history.pushState(null, '', placeHref(to))
  const correct = (to: ConnectionPlace) => window.history.replaceState(null, '', placeHref(to))
  return { place, go, correct }
}

/** What is typed into the search: the address follows once it rests, and it follows the address. */
export function useTypedSearch(q: string, put: (q: string) => void) {
  const [typed, setTyped] = useState(q)
  const known = useRef(q)
  const putNow = useRef(put)

  useEffect(() => {
    putNow.current = put
  })
  useEffect(() => {
    if (q === known.current) return
    known.current = q
    setTyped(q)
  }, [q])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === known.current) return
    const timer = setTimeout(() => {
      known.current = wanted
      putNow.current(wanted)
    }, restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped] as const
}
