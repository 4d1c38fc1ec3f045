import 'server-only'
import type { FieldView } from '@/lib/contract/provider'
import { type FieldErrors, PatchbayError } from '@/lib/core/errors'
import { savedSecrets } from '@/lib/operations/missing-fields'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** Refuses what has to be filled in and is not, unless it is kept from an earlier time. Throws `invalid_input`. */
export function refuseBlank(
  fields: readonly FieldView[],
  connection: Pick<ConnectionWithIntegration, 'setup' | 'savedSecrets'>,
  given: Readonly<Record<string, string>>,
): void {
  const kept = savedSecrets(connection)
  const blank = fields.filter(
    (field) => field.required && field.default === null && !given[field.key]?.trim() && !kept[field.key],
  )
  const faults: FieldErrors = Object.fromEntries(
    blank.map(({ key, label }) => [key, `${label} cannot be blank.`]),
  )
  const [first] = Object.values(faults)
  if (first) throw new PatchbayError('invalid_input', { params: { what: first }, fields: faults })
}
