import { z } from 'zod'
import { instant } from '@/lib/contract/common'
import { hasUnprintable } from '@/lib/core/text'

/** One value of the set-up form. Secrets keep their spaces and newlines, byte for byte; NUL and other controls are refused. */
export const setupValue = z
  .string()
  .max(16_384, 'At most 16,384 characters.')
  .refine((text) => !hasUnprintable(text), 'This holds characters that cannot be printed.')

/** Body of `PUT …/setup`: the provider's fields by their keys, and the scopes to ask for. A blank secret keeps the stored one. */
export const setupSchema = z.object({
  fields: z.record(z.string().max(64), setupValue),
  scopes: z.array(z.string().max(300)).max(500).optional(),
  /** What to do with spaces around a secret: without a choice they are asked about. */
  outerSpaces: z.enum(['keep', 'remove']).optional(),
})
export type Setup = z.infer<typeof setupSchema>

/** A field of the set-up as it stands: the value of an open one, of a secret only that it is saved. */
export const setupFieldSchema = z.object({
  key: z.string(),
  value: z.string().nullable(),
  saved: z.object({ at: instant, by: z.string() }).nullable(),
})
export type SetupFieldValue = z.infer<typeof setupFieldSchema>

/** Body of `PUT /api/connections/{key}/setup`: a key, and what to do about it. */
export const keyInputSchema = setupSchema.omit({ scopes: true }).extend({
  /** Whether the provider is asked before it is saved: unless told otherwise. */
  test: z.boolean().optional(),
  /** Whether it is saved although the provider refuses it. */
  draft: z.boolean().optional(),
})
export type KeyInput = z.infer<typeof keyInputSchema>
