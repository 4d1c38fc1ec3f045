import { useRef } from 'react'

/**
 * A window for a page of somebody else's. It has to be opened by the press itself, before anything is waited for, or
 * browsers block it; where they do all the same, this page goes there instead.
 */
export function useProviderWindow() {
  const opened = useRef<Window | null>(null)
  return {
    open: ({ width, height }: { width: number; height: number }) => {
      opened.current = window.open('about:blank', '_blank', `popup,width=${width},height=${height}`)
    },
    go: (url: string) => {
      const other = opened.current
      opened.current = null
      if (!other || other.closed) return window.location.assign(url)
      // The page there must not be able to send this one elsewhere.
      other.opener = null
      other.location.replace(url)
    },
    close: () => {
      opened.current?.close()
      opened.current = null
    },
  }
}
