import { z } from 'zod'
import { line } from '@/lib/contract/common'

/** Key of a field, a parameter or a header. */
export const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/, 'Letters, digits, - and _ only.')

/** A dotted path into an answer. */
export const path = z.string().max(200)

/** A sentence for people. */
export const note = z.string().max(500)

/** A text that may hold `{field}`. */
export const template = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x20-\x7e]*$/, 'Printable ASCII only.')

/** What frames a message: never a definition's to set. */
const framing = ['host', 'content-length', 'content-type', 'connection', 'transfer-encoding']

/** The name of a header, in its one spelling. */
export const headerName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,63}$/,
    'A header begins with a letter and has letters, digits and dashes, at most 64.',
  )

/** Whether it may be set beside the credential: what frames a message or carries a credential may not. */
export function isOpenHeader(header: string): boolean {
  return ![...framing, 'authorization', 'cookie'].includes(header)
}

/** Extra headers. Those that carry a credential are set by its place, and not here. */
export const headers = z
  .record(headerName, line(500))
  .refine((given) => Object.keys(given).every(isOpenHeader), 'These headers are set by Patchbay.')

/** The header that carries a credential. */
export const credentialHeader = name.refine(
  (header) => !framing.includes(header.toLowerCase()),
  'This header is set by Patchbay.',
)
