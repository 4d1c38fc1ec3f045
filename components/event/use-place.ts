import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import type { ActivityPlace } from '@/lib/contract/event'

/** Where the activity stands, and the way to another place: in the address, so that it can be kept and sent. */
export function usePlace(place: ActivityPlace) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [shown, show] = useOptimistic(place)

  const go = (change: Partial<ActivityPlace>) => {
    const next = { ...shown, ...change }
    const given = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
    const search = new URLSearchParams(Object.fromEntries(given)).toString()
    start(() => {
      show(next)
      router.replace(search ? `/activity?${search}` : '/activity', { scroll: false })
    })
  }
  return { shown, pending, go }
}
