import 'server-only'
import { once } from '@/lib/once'

/** One open live stream. */
export interface OpenStream {
  /** Whose it is: the limit is per user or key. */
  owner: string
  /** Sends a frame as it is. */
  send(frame: string): void
  /** Ends it after a last frame. */
  close(lastFrame: string): void
}

/** Streams that one user or key may have open in one process: seven browsers, with room. */
export const MOST_STREAMS = 20

/** The process's open streams. */
export function streams(): Set<OpenStream> {
  return once('streams', () => new Set<OpenStream>())
}

/** Ends every stream with a hint when to come back: to this process restarted, or to another. */
export function closeStreams(): void {
  for (const stream of streams()) stream.close('retry: 1000\n\n')
}
