import type { SetupFieldValue } from '@/lib/contract/setup'
import type { Provider } from '@/lib/core/provider'
import { openValues, savedSecrets } from '@/lib/operations/missing-fields'

/** A form as it stands: of a secret only that it is saved, since when and by whom. */
export function viewSetup(provider: Provider, filled: Parameters<typeof openValues>[0]): SetupFieldValue[] {
  return provider.fields.map(({ key, secret }) => {
    const saved = savedSecrets(filled)[key]
    return {
      key,
      value: secret ? null : (openValues(filled)[key] ?? null),
      saved: saved ? { at: saved.savedAt, by: saved.savedBy } : null,
    }
  })
}
