import 'server-only'
import { type Actor, nameOf } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { isOpeningError } from '@/lib/vault/seal'

/** Which secrets are saved, since when and by whom. */
export type SecretStamps = Record<string, { savedAt: string; savedBy: string }>

/** The stored secrets that stay. One that cannot be opened cannot be kept: it has to be entered again. */
export function keptSecrets(
  keys: readonly string[],
  readStored: () => Readonly<Record<string, string>>,
): Record<string, string> {
  if (keys.length === 0) return {}
  try {
    const stored = readStored()
    return Object.fromEntries(keys.flatMap((key) => (stored[key] === undefined ? [] : [[key, stored[key]]])))
  } catch (error) {
    if (!isOpeningError(error) && !(isProviderFailure(error) && error.code === 'opening_failed')) throw error
    const fields = Object.fromEntries(
      keys.map((key) => [key, 'The stored value cannot be opened. Enter it again.']),
    )
    throw new PatchbayError('invalid_input', {
      params: { what: 'A stored secret cannot be opened.' },
      fields,
      cause: error,
    })
  }
}

/** Who saved which secret when, after a save: those that were kept as before, the new ones now. */
export function stampSecrets(
  actor: Actor,
  before: SecretStamps,
  keptKeys: readonly string[],
  newKeys: readonly string[],
): SecretStamps {
  const stamp = { savedAt: new Date().toISOString(), savedBy: nameOf(actor) }
  return Object.fromEntries([
    ...keptKeys.flatMap((key) => (before[key] ? [[key, before[key]] as const] : [])),
    ...newKeys.map((key) => [key, stamp] as const),
  ])
}
