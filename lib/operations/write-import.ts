import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey, isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import type { ImportPlace } from '@/lib/core/import-place'
import { stampSecrets } from '@/lib/operations/kept-secrets'
import { credentialPlace } from '@/lib/operations/open-credential'
import { setupPlace } from '@/lib/operations/open-setup'
import type { PlannedRow } from '@/lib/operations/plan-import'
import { plannedTokens } from '@/lib/operations/plan-tokens'
import { type Happening, lineOf, recordEvents } from '@/lib/operations/record-event'
import { findConnection } from '@/lib/store/connections'
import { type Db, transaction } from '@/lib/store/database'
import { type GivenWrite, writeGiven } from '@/lib/store/given'
import { takeId } from '@/lib/store/imports'
import { createIntegration, findIntegration, writeSetup } from '@/lib/store/integrations'
import { createConnection } from '@/lib/store/named-connections'
import { lockProviders } from '@/lib/store/providers'
import { seal } from '@/lib/vault/seal'

/** Which parts of a row are to be written. */
export interface Parts {
  setup: boolean
  credential: boolean
}

/**
 * Writes one row, in one transaction with its events and with `also`: integration and connection where there are none,
 * under the id that programs know it by. Throws `changed_meanwhile` where somebody else was faster.
 */
export async function writeImport(
  actor: Actor,
  planned: PlannedRow,
  place: ImportPlace,
  parts: Parts,
  also: (tx: Db) => Promise<unknown>,
): Promise<void> {
  await transaction(async (tx) => {
    const happenings: Happening[] = []
    const integrationId = place.id ?? (await makeIntegration(tx, planned, place.slug, happenings))
    if (parts.setup) await putSetup(tx, actor, planned, integrationId, happenings)
    const where = { slug: place.slug, integrationId, isNew: place.id === null }
    const connectionId = await connectionFor(tx, planned, where, happenings)
    if (parts.credential)
      await putCredential(tx, planned, { slug: place.slug, integrationId, connectionId }, happenings)
    await also(tx)
    const lines = happenings.map((happening) =>
      lineOf(actor, { ...happening, detail: { ...happening.detail, from: 'phoenixkit' } }),
    )
    await recordEvents(tx, lines)
    place.id = integrationId
  })
}

async function makeIntegration(
  tx: Db,
  { provider }: PlannedRow,
  slug: string,
  happenings: Happening[],
): Promise<string> {
  await lockProviders(tx)
  const number = slug.slice(provider.key.length + 1)
  const { id } = await createIntegration(
    tx,
    {
      slug,
      name: number === '' ? provider.name : `${provider.name} ${number}`,
      description: provider.description || null,
      category: provider.categories[0] ?? null,
      providerKey: provider.key,
      mode: 'shared',
      ownerId: null,
    },
    DEFAULT_NAME,
  )
  const detail = { provider: provider.key }
  happenings.push({ type: 'integration.created', integrationId: id, target: slug, detail })
  return id
}

async function putSetup(
  tx: Db,
  actor: Actor,
  { setup }: PlannedRow,
  integrationId: string,
  happenings: Happening[],
): Promise<void> {
  const integration = await findIntegration(integrationId, tx)
  if (!integration || !setup) throw new PatchbayError('changed_meanwhile')
  const { configVersion, scopes, slug } = integration
  const secretKeys = Object.keys(setup.secrets)
  const write = {
    setup: setup.open,
    sealedSetup:
      secretKeys.length > 0
        ? seal(setupPlace(integrationId, configVersion + 1), JSON.stringify(setup.secrets))
        : null,
    savedSecrets: stampSecrets(actor, {}, [], secretKeys),
    scopes,
  }
  if (!(await writeSetup(tx, integrationId, configVersion, write, [])))
    throw new PatchbayError('changed_meanwhile')
  const detail = { changed: [...Object.keys(setup.open), ...secretKeys] }
  happenings.push({ type: 'integration.setup_saved', integrationId, target: slug, detail })
}

async function connectionFor(
  tx: Db,
  { name, opened }: PlannedRow,
  { slug, integrationId, isNew }: { slug: string; integrationId: string; isNew: boolean },
  happenings: Happening[],
): Promise<string> {
  const { uuid } = opened.row
  const found = await findConnection({ by: 'name', slug, name }, tx)
  const id = found?.id ?? (await createConnection(tx, integrationId, name))
  // One that was here before is known by the id that it has.
  const wanted = (isNew || !found) && uuid && isUuid(uuid) ? uuid.toLowerCase() : null
  const connectionId = wanted ? await takeId(tx, id, wanted) : id
  const target = formatConnectionKey(slug, name)
  if (!found) happenings.push({ type: 'connection.added', integrationId, connectionId, target })
  return connectionId
}

async function putCredential(
  tx: Db,
  planned: PlannedRow,
  { slug, integrationId, connectionId }: { slug: string; integrationId: string; connectionId: string },
  happenings: Happening[],
): Promise<void> {
  const current = await findConnection({ by: 'id', id: connectionId }, tx)
  if (!current) throw new PatchbayError('changed_meanwhile')
  const write = writeOf(planned, connectionId, current.credentialVersion + 1)
  if (!write || !(await writeGiven(tx, connectionId, current.credentialVersion, write)))
    throw new PatchbayError('changed_meanwhile')
  const type = current.credential === null ? 'connection.connected' : 'connection.reconnected'
  const target = formatConnectionKey(slug, planned.name)
  happenings.push({ type, integrationId, connectionId, target })
}

function writeOf({ credential, account }: PlannedRow, id: string, version: number): GivenWrite | null {
  if (credential?.type === 'tokens') return { ...plannedTokens(id, version, credential.tokens), account }
  if (!credential) return null
  const { key } = credential
  return {
    credential: seal(credentialPlace(id, version), JSON.stringify(key.credential)),
    ...{ credentialType: key.credential.type, setup: key.open, savedSecrets: key.savedSecrets },
    ...{ tokenType: null, hasRefreshToken: false, expiresAt: null, refreshExpiresAt: null },
    ...{ grantedScopes: [], data: {}, refreshAt: null, at: new Date(key.credential.obtainedAt), account },
  }
}
