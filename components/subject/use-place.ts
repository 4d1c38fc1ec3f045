import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { type SubjectPlace, subjectsHref } from '@/lib/client/subject-place'

/** Long enough not to ask for every letter, short enough not to be felt. */
const restMs = 150

/** The way to another part of the list, which the server renders; and what is typed, which it follows once it rests. */
export function useSubjectPlace(place: SubjectPlace) {
  const router = useRouter()
  const [isLoading, start] = useTransition()
  const [typed, setTyped] = useState(place.q)
  const asked = useRef(new Set([place.q]))
  const go = (to: SubjectPlace) => {
    asked.current.add(to.q)
    setTyped(to.q)
    start(() => router.push(subjectsHref(to), { scroll: false }))
  }
  const put = useRef((_: string) => {})
  useEffect(() => {
    put.current = (q) => {
      asked.current.add(q)
      start(() => router.replace(subjectsHref({ ...place, q, start: 0 }), { scroll: false }))
    }
  })
  useEffect(() => {
    // An answer to what was typed before must not take the letters away that came since.
    if (asked.current.has(place.q)) return
    asked.current = new Set([place.q])
    setTyped(place.q)
  }, [place.q])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === place.q) return
    const timer = setTimeout(() => put.current(wanted), restMs)
    return () => clearTimeout(timer)
  }, [typed, place.q])
  return { typed, setTyped, go, isLoading }
}
