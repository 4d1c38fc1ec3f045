import 'server-only'
import { accountFields, accountValues, withoutAddress } from '@/lib/core/account-fields'
import { type FieldErrors, PatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { faultOf } from '@/lib/core/setup'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { writeOwnSetup } from '@/lib/store/named-connections'

/**
 * Keeps what an account has of its own (its name before the provider's domain) with its connection, before consent is
 * asked for there. What is connected keeps what it has: its tokens are of that place. Throws `invalid_input` for what
 * is blank or does not fit.
 */
export async function keepAccountFields(
  connection: ConnectionWithIntegration,
  provider: Provider,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const known = accountValues(provider, connection.setup)
  const asked = accountFields(provider).filter(({ key }) => connection.credential === null || !known[key])
  if (asked.length === 0) return
  const values = { ...known }
  const faults: FieldErrors = {}
  for (const field of asked) {
    const { key, label, required } = field
    const value = withoutAddress(given[key] ?? '', field) || (known[key] ?? '')
    const fault = value === '' && required ? `${label} cannot be blank.` : faultOf(field, value)
    if (fault) faults[key] = fault
    else if (value !== '') values[key] = value
  }
  const [first] = Object.values(faults)
  if (first) throw new PatchbayError('invalid_input', { params: { what: first }, fields: faults })
  await writeOwnSetup(connection.id, values)
}
