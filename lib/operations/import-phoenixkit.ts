import 'server-only'
import type { ImportedRow, ImportReport, PhoenixkitRow, SkipReason } from '@/lib/contract/phoenixkit'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey } from '@/lib/core/connection-key'
import { secretsOf } from '@/lib/core/credential'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { choosePlace, compareHeld, type Held, type ImportPlace } from '@/lib/core/import-place'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { openValues } from '@/lib/operations/missing-fields'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { isSealed, type OpenedRow, openRows } from '@/lib/operations/open-phoenixkit'
import { DOCUMENT_CREATOR, providerKeyOf } from '@/lib/operations/phoenixkit-names'
import { type PlannedRow, planRow } from '@/lib/operations/plan-import'
import { writeImport } from '@/lib/operations/write-import'
import { type Db, isUniqueViolation, transaction } from '@/lib/store/database'
import { type FoundIntegration, hasSetting, keepMembers, listIntegrationsOf } from '@/lib/store/imports'
import { listSlugs } from '@/lib/store/integrations'
import { digest } from '@/lib/vault/digest'

export interface ImportOptions {
  /** Opens what PhoenixKit encrypted. Null: what is encrypted is left out, and told. */
  secretKeyBase: string | null
  /** Nothing is written; the report is what it would be. */
  dryRun?: boolean
  /** What is to be written with a row that came, or that was here. */
  also?: (tx: Db, key: string) => Promise<unknown>
}

/**
 * Takes over PhoenixKit's rows: each in one commit, never over anything newer, and nothing twice. Rows of one provider
 * whose applications differ get an integration each. Throws `invalid_input` where the secret key base opens nothing.
 */
export async function importPhoenixkit(
  actor: Actor,
  rows: readonly PhoenixkitRow[],
  options: ImportOptions,
): Promise<ImportReport> {
  permit(actor, 'write_integration', NO_INTEGRATION)
  const opened = openRows(rows, options.secretKeyBase)
  const house: House = { places: new Map(), taken: new Map(), done: new Set() }
  const told: ImportedRow[] = []
  for (const row of inOrder(opened)) {
    const reported = await importRow(actor, row, house, options)
    told.push(reported)
    if (Object.keys(row.folders).length > 0) await importFolders(row, options)
  }
  const imported = told.filter(({ outcome }) => outcome === 'imported').length
  const counts = { imported, skipped: told.length - imported, ignored: rows.length - opened.length }
  return { dryRun: options.dryRun ?? false, ...counts, rows: told }
}

/** Throws `invalid_input` where rows are encrypted and there is nothing to open them with. */
export function refuseSealed(rows: readonly PhoenixkitRow[]): void {
  if (rows.some(isSealed))
    throw new PatchbayError('invalid_input', {
      params: {
        what: 'Some values are encrypted: the secret key base of PhoenixKit is needed to open them.',
      },
    })
}

/** What is known of what is here, and of what this import has done or would have. */
interface House {
  places: Map<string, ImportPlace[]>
  taken: Map<string, Set<string>>
  /** Keys that a row went to: a second one does not. */
  done: Set<string>
}

/** Of one provider the default one first, and what has a name before the forms of older times. */
function inOrder(opened: readonly OpenedRow[]): OpenedRow[] {
  const rank = ({ of, folders }: OpenedRow) =>
    Number(of.name !== DEFAULT_NAME) * 4 + Number(of.isOld) + Number(Object.keys(folders).length > 0)
  return [...opened].sort((a, b) => rank(a) - rank(b) || (a.row.key < b.row.key ? -1 : 1))
}

async function importRow(
  actor: Actor,
  opened: OpenedRow,
  house: House,
  options: ImportOptions,
): Promise<ImportedRow> {
  const { key } = opened.row
  const skipped = (why: SkipReason, fields: string[] = [], as: string | null = null): ImportedRow => ({
    ...{ key, outcome: 'skipped', as, why, fields, ownIntegration: false },
  })
  if (opened.why) return skipped(opened.why)
  const provider = await findAnyProvider(providerKeyOf(opened.of.provider))
  const plan = planRow(actor, opened, provider)
  if ('why' in plan) return skipped(plan.why, plan.fields)
  const { row } = plan
  const place = await placeOf(row, house)
  const as = formatConnectionKey(place.slug, row.name)
  // PhoenixKit does not move a form of older times where there is something already.
  if (opened.of.isOld && (house.done.has(as) || place.connections.get(row.name)?.used))
    return skipped('superseded', [], as)
  if (house.done.has(as)) return skipped('invalid_name', [], as)
  house.done.add(as)

  const mark = markOf(row.credential)
  const verdict = compareHeld(place.connections.get(row.name), { at: row.at, mark })
  const parts = {
    setup: place.clientId === null && row.clientId !== null && row.setup !== null,
    credential: verdict === 'take' && row.credential !== null,
  }
  const also = (tx: Db) => options.also?.(tx, key) ?? Promise.resolve()
  if (verdict !== 'take' && !parts.setup) {
    if (verdict === 'already_here' && !options.dryRun && options.also) await transaction(also)
    return skipped(verdict, [], as)
  }
  if (!options.dryRun && !(await tryWrite(() => writeImport(actor, row, place, parts, also))))
    return skipped('changed_meanwhile', [], as)
  if (parts.setup) place.clientId = row.clientId
  place.connections.set(row.name, { id: null, used: mark !== null, at: row.at, mark })
  const ownIntegration = place.slug !== row.provider.key
  return { key, outcome: 'imported', as, why: null, fields: [], ownIntegration }
}

/** False: somebody else was faster, and the import can be repeated. */
async function tryWrite(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (isPatchbayError(error) || isUniqueViolation(error)) return false
    throw error
  }
}

async function placeOf({ provider, clientId }: PlannedRow, house: House): Promise<ImportPlace> {
  const places = house.places.get(provider.key) ?? (await listIntegrationsOf(provider.key)).map(placeFrom)
  const taken = house.taken.get(provider.key) ?? new Set(await listSlugs(provider.key))
  house.places.set(provider.key, places)
  house.taken.set(provider.key, taken)
  return choosePlace(places, provider.key, clientId, taken)
}

function placeFrom(integration: FoundIntegration): ImportPlace {
  const connections = integration.connections.map((connection): [string, Held] => {
    const credential = tryOpenCredential(connection)
    const { id, name, credentialVersion, lastAuthorizedAt, updatedAt } = connection
    const has = connection.credential !== null
    const at = credential ? new Date(credential.obtainedAt) : has ? lastAuthorizedAt : updatedAt
    const mark = credential && markSecrets(secretsOf(credential))
    return [name, { id, used: credentialVersion > 0, at, mark }]
  })
  const clientId = openValues(integration).client_id ?? null
  return { slug: integration.slug, id: integration.id, clientId, connections: new Map(connections) }
}

function markOf(credential: PlannedRow['credential']): string | null {
  if (credential?.type === 'key') return markSecrets(secretsOf(credential.key.credential))
  if (!credential) return null
  const { accessToken, refreshToken } = credential.tokens
  return markSecrets(refreshToken === null ? [accessToken] : [accessToken, refreshToken])
}

function markSecrets(secrets: readonly string[]): string {
  return Buffer.from(digest(JSON.stringify(secrets))).toString('hex')
}

async function importFolders({ folders }: OpenedRow, { dryRun }: ImportOptions): Promise<void> {
  if (dryRun || (await hasSetting(DOCUMENT_CREATOR.folders))) return
  await transaction((tx) => keepMembers(tx, DOCUMENT_CREATOR.folders, folders))
}
