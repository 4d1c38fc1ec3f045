import 'server-only'
import { USER_TOKEN_SECONDS } from '@/lib/core/user-token'
import { listPublicKeys } from '@/lib/store/signing-keys'

/** The public keys of users' tokens (RFC 7517 §5): each for as long as a token that it signed may be alive. */
export async function listSigningKeys(): Promise<{ keys: Record<string, unknown>[] }> {
  return { keys: await listPublicKeys(new Date(Date.now() - 2 * USER_TOKEN_SECONDS * 1000)) }
}
