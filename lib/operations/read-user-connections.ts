import 'server-only'
import type {
  AuthorizationAnswer,
  UserAnswer,
  UserConnection,
  UserConnector,
} from '@/lib/contract/platform-user'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import { byAvailability } from '@/lib/core/best-connection'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { ownersFor } from '@/lib/core/ownership'
import type { Provider } from '@/lib/core/provider'
import { statusOf } from '@/lib/core/status'
import { providerOf } from '@/lib/operations/find-provider'
import { mayHoldTokens } from '@/lib/operations/may-hold-tokens'
import { readAvailable } from '@/lib/operations/read-available'
import { requireOffered } from '@/lib/operations/read-connector-for'
import { requireSubject, requireSubjectConnection } from '@/lib/operations/subject-connection'
import { factsOf } from '@/lib/operations/view-connection'
import { viewConnector, viewPlatformConnection } from '@/lib/operations/view-platform'
import { viewForUser, viewUserAnswer } from '@/lib/operations/view-platform-user'
import { listOffered } from '@/lib/store/catalog'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { listConnectionsFor } from '@/lib/store/subject-connections'

/** Every connection of the user and of their group; with `slug` those of one connector. Throws `unknown_connector`. */
export async function listUserConnections(
  actor: Actor,
  { slug }: { slug?: string | undefined },
): Promise<{ connections: UserConnection[] }> {
  const subject = requireSubject(actor)
  const ids = slug === undefined ? boundsOf(subject) : [(await requireOffered(actor, slug)).integration.id]
  return { connections: await tell(subject, await listConnectionsFor(ownersFor(subject), ids)) }
}

/** The best available of the user's connections to a connector. Throws `nothing_connected` or `unknown_connector`. */
export async function readUserConnection(actor: Actor, slug: string): Promise<UserAnswer> {
  const subject = requireSubject(actor)
  const { integration } = await requireOffered(actor, slug)
  for (const row of inOrder(await listConnectionsFor(ownersFor(subject), [integration.id]))) {
    const [best] = await tell(subject, [row])
    if (best) return viewUserAnswer(best)
  }
  throw new PatchbayError('nothing_connected')
}

/** One of them by its id. Throws `not_found`, for somebody else's as for one that never was. */
export async function readUserConnectionById(actor: Actor, id: string): Promise<UserAnswer> {
  const row = await requireSubjectConnection(actor, id)
  const [told] = await tell(requireSubject(actor), [row])
  if (!told) throw new PatchbayError('not_found')
  return viewUserAnswer(told)
}

/** How the authorization with that id stands, at that provider. Throws `not_found`. */
export async function readUserAuthorization(
  actor: Actor,
  prototype: string,
  id: string,
): Promise<AuthorizationAnswer> {
  const row = await requireSubjectConnection(actor, id)
  if (row.integration.providerKey !== prototype) throw new PatchbayError('not_found')
  const [told] = await tell(requireSubject(actor), [row])
  return { authorization: told?.authorization ?? null }
}

/** What the catalog offers the user, with what they have connected. */
export async function listUserConnectors(actor: Actor): Promise<UserConnector[]> {
  const subject = requireSubject(actor)
  const integrations = await listOffered(boundsOf(subject))
  const { connections } = await listUserConnections(actor, {})
  return Promise.all(
    integrations.map(async (integration) => {
      const own = connections.filter(({ connector }) => connector.slug === integration.slug)
      const connector = viewConnector(integration, await providerOf(integration), actor.locale)
      return { ...connector, connection: own[0] ?? null, connections: own }
    }),
  )
}

/** One of them. Throws `unknown_connector`. */
export async function readUserConnector(actor: Actor, slug: string): Promise<UserConnector> {
  const { integration, provider } = await requireOffered(actor, slug)
  const { connections } = await listUserConnections(actor, { slug })
  const connector = viewConnector(integration, provider, actor.locale)
  return { ...connector, connection: connections[0] ?? null, connections }
}

function boundsOf({ integrationIds }: SubjectActor): readonly string[] | null {
  return integrationIds.length > 0 ? integrationIds : null
}

/** The best available first; what was begun and never connected is left out. */
function inOrder(rows: readonly ConnectionWithIntegration[]): ConnectionWithIntegration[] {
  const now = new Date()
  return rows
    .map((row) => {
      const { id, lastAuthorizedAt, integration } = row
      return { row, id, lastAuthorizedAt, status: statusOf(factsOf(row, integration, now), now) }
    })
    .filter(({ status }) => status !== 'not_connected')
    .sort(byAvailability)
    .map(({ row }) => row)
}

/** In order, as far as they are still there. A token only where a browser may have one. */
async function tell(
  subject: Actor & SubjectActor,
  rows: readonly ConnectionWithIntegration[],
): Promise<UserConnection[]> {
  const withTokens = await mayHoldTokens(subject)
  const providers = new Map<string, Provider>()
  const told: UserConnection[] = []
  for (const row of inOrder(rows)) {
    const provider = providers.get(row.integrationId) ?? (await providerOf(row.integration))
    providers.set(row.integrationId, provider)
    const look = { now: new Date(), locale: subject.locale }
    const view = withTokens
      ? await readAvailable(subject, row, provider, {})
      : viewPlatformConnection(row, provider, look)
    if (view) told.push(viewForUser(view, localized(provider, subject.locale)))
  }
  return told
}
