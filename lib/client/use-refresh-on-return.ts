import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Has the server render the page again when somebody comes back to it: what it shows may have changed elsewhere. */
export function useRefreshOnReturn(): void {
  const { refresh } = useRouter()
  useEffect(() => {
    const look = () => {
      // Without a network the router would leave for a page that is not there.
      if (document.visibilityState === 'visible' && navigator.onLine) refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [refresh])
}
