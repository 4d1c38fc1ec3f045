import 'server-only'
import type { Setup } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import type { KeyCredential } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { isTyped, type Provider } from '@/lib/core/provider'
import { mergeSetup } from '@/lib/core/setup'
import { resolveProvider, withDefaults } from '@/lib/core/template'
import { keptSecrets, type SecretStamps, stampSecrets } from '@/lib/operations/kept-secrets'
import { openValues, savedSecrets } from '@/lib/operations/missing-fields'
import { openCredential } from '@/lib/operations/open-credential'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** A key as it would be saved. */
export interface PlannedKey {
  credential: KeyCredential
  /** What the form shows again. */
  open: Record<string, string>
  savedSecrets: SecretStamps
  /** Keys of the fields that are others now. */
  changed: string[]
}

/**
 * Merges what was typed into what a connection has (null: nothing yet): a blank secret keeps the stored one, unless its
 * destination moved. Nothing is stored. Throws `wrong_auth_type`, `invalid_input` with the faults by field, or
 * `secret_has_spaces`.
 */
export function planKey(
  actor: Actor,
  definition: Provider,
  connection: ConnectionWithIntegration | null,
  input: Setup,
): PlannedKey {
  // What is wrong with a value is told by the field’s label.
  const provider = localized(definition, actor.locale)
  const { authType } = provider
  if (!isTyped(provider) || authType === 'oauth2') throw new PatchbayError('wrong_auth_type')
  const before = connection ? savedSecrets(connection) : {}
  const stored = { open: connection ? openValues(connection) : {}, secretKeys: Object.keys(before) }
  const merged = mergeSetup(provider, stored, input)
  const kept = keptSecrets(merged.keptKeys, () => storedKey(connection))
  const typed = { ...merged.open, ...kept, ...merged.newSecrets }
  // Now, while there is somebody to tell which value does not fit.
  resolveProvider(provider, typed)
  const newKeys = Object.keys(merged.newSecrets)
  return {
    credential: {
      type: authType,
      fields: withDefaults(provider, typed),
      secretKeys: provider.fields.flatMap(({ key, secret }) => (secret ? [key] : [])),
      obtainedAt: new Date().toISOString(),
    },
    open: merged.open,
    savedSecrets: stampSecrets(actor, before, merged.keptKeys, newKeys),
    changed: [...merged.changedKeys, ...newKeys],
  }
}

function storedKey(connection: ConnectionWithIntegration | null): Readonly<Record<string, string>> {
  const credential = connection && openCredential(connection)
  return credential && credential.type !== 'oauth2' ? credential.fields : {}
}
