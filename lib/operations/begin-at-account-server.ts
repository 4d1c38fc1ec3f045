import 'server-only'
import { readAccount } from '@/lib/atproto/account'
import { type Begun, beginAuthorization } from '@/lib/atproto/authorization'
import { clientKindOf } from '@/lib/atproto/client-metadata'
import type { Actor } from '@/lib/core/actor'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import { type FailureCode, isProviderFailure } from '@/lib/core/failure'
import { messagesIn } from '@/lib/core/messages'
import { redact } from '@/lib/core/redact'
import { describeFailure } from '@/lib/core/sentences'
import { env } from '@/lib/env'
import { accountRedirectUri, atprotoFor } from '@/lib/operations/account-server'
import { type Admitted, openAttempt } from '@/lib/operations/open-attempt'

/** What is asked of the person, besides what every attempt needs. */
interface AccountInput {
  /** Handle, DID, or the address of a server; of a connected account, without one, that account. */
  account?: string | undefined
  browser: string
}

const CODES: Partial<Record<FailureCode, ErrorCode>> = {
  missing_handle: 'missing_handle',
  invalid_handle: 'invalid_handle',
  authorization_url_failed: 'authorization_url_failed',
  authorization_server_metadata_failed: 'authorization_server_metadata_failed',
  blocked_address: 'misconfigured',
}

/**
 * Finds the server of the account that was named, tells it what is asked for, and answers where the person agrees.
 * Throws `missing_handle`, `invalid_handle`, `authorization_url_failed`, `authorization_server_metadata_failed` or
 * `misconfigured`.
 */
export async function beginAtAccountServer(
  actor: Actor,
  admitted: Admitted,
  { account, browser }: AccountInput,
  lifetimeMs: number,
): Promise<{ url: string }> {
  const { provider, scopes, connection } = admitted
  const redirectUri = accountRedirectUri()
  const named = account ?? connection.accountId ?? ''
  const begun = await begin(admitted, named, redirectUri).catch((error) => {
    throw explain(error, actor, provider.name)
  })
  const oauth2 = { ...provider.oauth2, issuer: begun.issuer }
  await openAttempt(
    actor,
    { ...admitted, scopes, provider: { ...provider, oauth2 } },
    {
      ...{ way: 'redirect', lifetimeMs, redirectUri, state: begun.state, browser },
      proof: { account: JSON.stringify(begun.proof) },
    },
  )
  return { url: begun.url }
}

async function begin({ provider, scopes }: Admitted, named: string, redirectUri: string): Promise<Begun> {
  const { publicUrl } = env()
  if (clientKindOf(publicUrl) === 'unreachable') throw unknownClient(publicUrl)
  const account = readAccount(named)
  const atproto = await atprotoFor(provider.oauth2, scopes)
  return beginAuthorization({ atproto, account, redirectUri, scopes })
}

/** Nobody need be asked: no server can read who asks. */
function unknownClient(publicUrl: string): PatchbayError {
  return new PatchbayError('authorization_url_failed', {
    params: {
      what: `Accounts’ servers cannot know Patchbay by its public URL ${publicUrl}. Set PATCHBAY_URL to an https address under a public name, and start Patchbay again.`,
    },
  })
}

function explain(error: unknown, { locale = 'en' }: Actor, provider: string): unknown {
  if (!isProviderFailure(error)) return error
  const { message, next } = describeFailure(error.code, { provider, ...error.params }, { locale })
  const code = CODES[error.code] ?? 'authorization_url_failed'
  const said =
    error.words === null ? '' : ` ${messagesIn(locale).connection.words}: “${redact(error.words, [])}”`
  const what = `${message} ${next}${said}`
  const isOfInput = code === 'missing_handle' || code === 'invalid_handle'
  return new PatchbayError(code, {
    ...{ params: { what }, cause: error },
    ...(isOfInput && { fields: { account: what } }),
  })
}
