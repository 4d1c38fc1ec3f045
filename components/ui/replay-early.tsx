'use client'

import { useEffect, useLayoutEffect } from 'react'
import { endEarly, replayEarly } from '@/lib/client/early'

/** From here on the page hears by itself; what was done before that is done once more. */
export function ReplayEarly() {
  useLayoutEffect(endEarly, [])
  // After the effects of all that stands above too: the router takes the address over in one.
  useEffect(() => queueMicrotask(replayEarly), [])
  return null
}
