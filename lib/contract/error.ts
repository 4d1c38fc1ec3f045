import { z } from 'zod'
import type { Refusal } from '@/lib/core/errors'

/** Every error of the API: `{ "error": { … } }`. */
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    /** Faults at single inputs, by the input's name. */
    fields: z.record(z.string(), z.string()).optional(),
    /** The console's page where a person repairs it. */
    repairUrl: z.string().optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorSchema>

/** What a server action answers: the value, or the error to show where it belongs. Errors never travel as exceptions. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | {
      ok: false
      error: {
        code: string
        message: string
        requestId: string
        fields: Record<string, string>
        /** Where a provider refused a credential: what it said, in its parts. */
        refusal?: Refusal | undefined
      }
    }
