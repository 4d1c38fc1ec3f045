import { useEffect, useState } from 'react'

/** Long enough not to ask the server for every letter. */
const restMs = 120

/** What was typed, once nobody types on. */
export function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}
