import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import type { ActivityPlace } from '@/lib/contract/event'

/**
 * Where the activity stands, and the way to another place: in the address, so that it can be kept and sent. `go` is a
 * step that Back takes back; `correct` is more of the same step.
 */
export function usePlace(place: ActivityPlace) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [shown, show] = useOptimistic(place)

  const move = (change: Partial<ActivityPlace>, how: 'push' | 'replace') => {
    const next = { ...shown, ...change }
    if (hrefOf(next) === hrefOf(shown)) return
    start(() => {
      show(next)
      router[how](hrefOf(next), { scroll: false })
    })
  }
  const go = (change: Partial<ActivityPlace>) => move(change, 'push')
  const correct = (change: Partial<ActivityPlace>) => move(change, 'replace')
  return { shown, pending, go, correct }
}

function hrefOf(place: ActivityPlace): string {
  const given = Object.entries(place).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(Object.fromEntries(given)).toString()
  return search ? `/activity?${search}` : '/activity'
}
