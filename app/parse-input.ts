import 'server-only'
import type { z } from 'zod'
import { PatchbayError } from '@/lib/core/errors'

/** Reads what a form sent. Anybody may post to an action, so that nothing is taken for what the page would send. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues
      .map(({ path, message }) => [path.join('.').replace(/^((setup|key)\.)?fields\./, ''), message] as const)
      .reverse(),
  )
  throw new PatchbayError('invalid_input', { params: { what: 'Some fields need another look.' }, fields })
}
