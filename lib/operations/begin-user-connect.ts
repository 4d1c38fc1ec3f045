import 'server-only'
import type {
  AuthorizationAnswer,
  Collected,
  NewUserConnection,
  UserAnswer,
} from '@/lib/contract/platform-user'
import type { Actor } from '@/lib/core/actor'
import { waysToConnect } from '@/lib/core/connect-way'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { isTyped, type Provider } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { enterSubjectKey } from '@/lib/operations/enter-subject-key'
import { providerOf } from '@/lib/operations/find-provider'
import { keepAccountFields } from '@/lib/operations/keep-account-fields'
import { requireOffered } from '@/lib/operations/read-connector-for'
import { readPresets } from '@/lib/operations/read-presets'
import { readUserConnectionById } from '@/lib/operations/read-user-connections'
import { refuseBlank } from '@/lib/operations/refuse-blank'
import {
  requireSubject,
  requireSubjectConnection,
  subjectConnectionToConnect,
} from '@/lib/operations/subject-connection'
import { fieldsToAsk } from '@/lib/operations/view-catalog'
import { viewPlatformConnection } from '@/lib/operations/view-platform'
import { viewPending, viewUserAnswer } from '@/lib/operations/view-platform-user'
import { writeLink } from '@/lib/operations/write-link'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** The browser that asks, by its secret; null where it is not the one that will come back from the provider. */
type Browser = string | null

/**
 * Begins to connect for the user API. What is to be collected first is told; else the answer names where the user
 * agrees. Throws `unknown_connector`, `not_found`, `only_one_connection`, `too_many_connections`, and as connecting does.
 */
export async function beginUserConnect(
  actor: Actor,
  slug: string,
  { id, fields }: NewUserConnection,
  browser: Browser,
): Promise<UserAnswer> {
  const { integration, provider } = await requireOffered(actor, slug)
  const wanted = { newId: id, isNew: id !== undefined }
  const row = await subjectConnectionToConnect(actor, integration, wanted)
  const preset = (await readPresets(requireSubject(actor)))[slug] ?? {}
  const asked = fieldsToAsk(provider, row).filter(({ key, required }) => required && !preset[key])
  if (fields === undefined && asked.length > 0) return pending(actor, row, provider, null)
  return proceed(actor, row, provider, { ...fields, ...preset }, browser)
}

/** Goes on with what was collected. Throws `invalid_input` for what is blank, `not_found`, and as connecting does. */
export async function collectFields(
  actor: Actor,
  prototype: string,
  { state, ...fields }: Collected,
  browser: Browser,
): Promise<AuthorizationAnswer> {
  const row = await requireSubjectConnection(actor, state)
  const { integration } = row
  if (integration.providerKey !== prototype) throw new PatchbayError('not_found')
  await requireOffered(actor, integration.slug)
  const preset = (await readPresets(requireSubject(actor)))[integration.slug] ?? {}
  const provider = await providerOf(integration)
  const { authorization } = await proceed(actor, row, provider, { ...fields, ...preset }, browser)
  return { authorization }
}

async function proceed(
  actor: Actor,
  row: ConnectionWithIntegration,
  definition: Provider,
  fields: Readonly<Record<string, string>>,
  browser: Browser,
): Promise<UserAnswer> {
  const provider = localized(definition, actor.locale)
  refuseBlank(fieldsToAsk(provider, row), row, fields)
  if (isTyped(provider)) {
    await enterSubjectKey(actor, { connection: row, provider }, { fields: { ...fields } })
    return readUserConnectionById(actor, row.id)
  }
  if (!waysToConnect(provider).includes('redirect'))
    throw new PatchbayError('bad_request', { params: { what: 'this provider is connected in another way' } })
  await keepAccountFields(row, provider, fields)
  const url =
    browser === null ? await linkTo(actor, row, fields) : await consentPage(actor, row, fields, browser)
  return pending(actor, row, provider, url)
}

async function consentPage(
  actor: Actor,
  { id, integration }: ConnectionWithIntegration,
  { account }: Readonly<Record<string, string>>,
  browser: string,
): Promise<string> {
  const begun = await beginAuthorization(actor, {
    ...{ integration: integration.slug, connection: id, browser },
    ...(account && { account }),
  })
  return begun.url
}

/**
 * Where a token alone asks, or a page of another site, the browser that comes back would not be known for the one that
 * began: it begins in the catalog, which this link opens for it.
 */
async function linkTo(
  actor: Actor,
  { id, integration }: ConnectionWithIntegration,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const subject = requireSubject(actor)
  const page = `/connectors/${integration.slug}?connection=${id}`
  const presets = { fields: { [integration.slug]: { ...fields } }, page }
  const link = { subject, integrations: [integration], bounds: [], presets, returnUrl: null }
  return (await writeLink(actor, link)).url
}

function pending(
  actor: Actor,
  row: ConnectionWithIntegration,
  provider: Provider,
  url: string | null,
): UserAnswer {
  const view = viewPlatformConnection(row, provider, { now: new Date(), locale: actor.locale })
  return viewUserAnswer(viewPending(view, row, localized(provider, actor.locale), url))
}
