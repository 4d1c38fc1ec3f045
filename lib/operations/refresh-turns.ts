import { once } from '@/lib/once'
import { SLOTS } from '@/lib/store/slots'

/** Refreshes of one provider in this process: how many are under way, and who waits for their end. */
interface Turns {
  taken: number
  waiting: (() => void)[]
}

const turns = () => once('refresh turns', () => new Map<string, Turns>())

/**
 * Waits for a turn at a provider, in order of asking, and answers what gives it back. A process never tries for more
 * places than there are in all: a thousand that look for one at the same time would keep the database from work.
 */
export async function takeTurn(providerKey: string): Promise<() => void> {
  const known = turns()
  const here = known.get(providerKey) ?? { taken: 0, waiting: [] }
  known.set(providerKey, here)
  if (here.taken < SLOTS) here.taken++
  else await new Promise<void>((resolve) => here.waiting.push(resolve))
  return () => {
    const next = here.waiting.shift()
    if (next) next()
    else if (--here.taken === 0) known.delete(providerKey)
  }
}
