import { useLayoutEffect } from 'react'
import useSWR, { type SWRResponse } from 'swr'
import { type ApiError, fetcher } from '@/lib/client/fetcher'
import { isLive } from '@/lib/client/live-stream'

/**
 * A view that the server rendered and the live stream keeps true. Before the stream is up, its first word re-reads
 * everything anyway; after that, a page that came from the router's memory is read again when it is shown. `everyMs`
 * reads it again besides: for what is never announced.
 */
export function useLiveView<T>(path: string | null, initial?: T, everyMs = 0): SWRResponse<T, ApiError> {
  const view = useSWR<T, ApiError>(path, fetcher, {
    fallbackData: initial,
    keepPreviousData: true,
    refreshInterval: everyMs,
    revalidateOnMount: initial === undefined || isLive(),
  })
  const { mutate } = view
  // What the server has just rendered is newer than what was kept from an earlier visit.
  useLayoutEffect(() => {
    if (path !== null && initial !== undefined) void mutate(initial, { revalidate: false })
  }, [path, initial, mutate])
  return view
}
