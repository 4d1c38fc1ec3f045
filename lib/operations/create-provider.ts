import 'server-only'
import type { NewProvider, ProviderView } from '@/lib/contract/provider'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import type { Field, Identity, Probe, Provider } from '@/lib/core/provider'
import { egressFetch } from '@/lib/egress/fetch'
import { discoverProvider } from '@/lib/oauth/discover'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { recordEvent } from '@/lib/operations/record-event'
import { viewProvider } from '@/lib/operations/view-provider'
import { findProvider } from '@/lib/providers'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'

/**
 * Defines a provider of the organisation's own: by hand, or read from its metadata (OIDC, RFC 8414).
 * Throws `already_exists`, or `discovery_failed` with what is wrong there.
 */
export async function createProvider(actor: Actor, input: NewProvider): Promise<ProviderView> {
  permit(actor, 'write_provider', NO_INTEGRATION)
  if (findProvider(input.key)) throw alreadyExists(input.key)
  const provider = await defineProvider(actor, input)
  try {
    await transaction(async (tx) => {
      await createCustomProvider(tx, provider)
      await recordEvent(tx, actor, {
        type: 'provider.created',
        target: provider.key,
        detail: { name: provider.name },
      })
    })
  } catch (error) {
    throw isUniqueViolation(error) ? alreadyExists(input.key) : error
  }
  return viewProvider(provider, 0)
}

/** The whole definition behind either form of input. */
export async function defineProvider(actor: Actor, input: NewProvider): Promise<Provider> {
  if (!('discoveryUrl' in input)) return completeDefinition(input)
  await consumePoint(LIMITS.discover, 'id' in actor ? actor.id : actor.type)
  const { key, name, discoveryUrl } = input
  return completeDefinition(await discoverProvider({ key, name, url: discoveryUrl, fetch: egressFetch() }))
}

/** What a definition may leave out: the client's fields, and userinfo as identity and probe (OpenID Connect Core §5.3). */
function completeDefinition(provider: Provider): Provider {
  const fields = [...provider.fields]
  const { authType, oauth2 } = provider
  const isPublic = oauth2?.tokenAuthMethod === 'none'
  const isRegistered = authType === 'oauth2' && !isOfAccountServers(provider)
  const asked = isRegistered ? CLIENT_FIELDS.filter(({ secret }) => !(secret && isPublic)) : []
  for (const field of asked) if (!fields.some(({ key }) => key === field.key)) fields.push(field)
  const userinfoUrl = oauth2?.userinfoUrl
  const identity: Identity | undefined =
    provider.identity ?? (userinfoUrl ? { url: userinfoUrl, ...OIDC_CLAIMS } : undefined)
  const probe: Probe | undefined =
    provider.probe ?? (identity ? { url: identity.url, method: identity.method } : undefined)
  return { ...provider, fields, ...(identity && { identity }), ...(probe && { probe }) }
}

const CLIENT_FIELDS: readonly Field[] = [
  { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false },
  { key: 'client_secret', label: 'Client secret', type: 'password', required: true, secret: true },
]

const OIDC_CLAIMS = {
  id: ['sub'],
  name: ['name', 'preferred_username'],
  email: ['email'],
  picture: ['picture'],
}

function alreadyExists(key: string): PatchbayError {
  return new PatchbayError('already_exists', {
    params: { what: `A provider called ${key}` },
    fields: { key: 'This key is taken. Choose another one.' },
  })
}
