import { useEffect, useRef } from 'react'
import { watchConnectorAction } from '@/app/connectors/actions'
import type { CatalogConnector } from '@/lib/contract/catalog'

/** Looks how a connector stands when somebody comes back to its page. */
export function useConnectorOnReturn(slug: string, onChange: (connector: CatalogConnector) => void): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      // Nobody asked for it: what cannot be told now is told at the next look.
      const answer = await watchConnectorAction(slug).catch(() => null)
      if (answer?.ok) latest.current(answer.value)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [slug])
}
