import 'server-only'
import { type ApplicationState, type Deed, type Flow, withDeed } from '@/lib/core/domain'
import { type Db, database } from '@/lib/store/database'
import { Prisma } from '@/prisma/generated/client'

const about = { template: true, domain: true } satisfies Prisma.DomainApplicationInclude

export type ApplicationRecord = Prisma.DomainApplicationGetPayload<{ include: typeof about }>

export function findApplication(id: string, db: Db = database()): Promise<ApplicationRecord | null> {
  return db.domainApplication.findUnique({ where: { id }, include: about })
}

/** By what a return from the DNS provider's page brought along. */
export function findReturned(returnState: string): Promise<ApplicationRecord | null> {
  return database().domainApplication.findUnique({ where: { returnState }, include: about })
}

/** What a request writes: a template for a domain, once for each instance. */
export interface ApplicationRequest {
  domainId: string
  templateId: string
  instanceId: string
  params: Record<string, string>
  groupIds: readonly string[]
  flow: Flow
  wanted: readonly object[]
  returnState: string | null
  nextLookAt: Date | null
}

/** Notes that a template is asked for, in place of what was asked before. The history goes on. */
export async function keepRequest(
  tx: Db,
  request: ApplicationRequest,
  deed: Deed,
  now: Date,
): Promise<string> {
  const { domainId, templateId, instanceId } = request
  const where = { domainId_templateId_instanceId: { domainId, templateId, instanceId } }
  const before = await tx.domainApplication.findUnique({ where, select: { history: true } })
  const history = withDeed(deedsOf(before), deed)
  const data = {
    ...request,
    ...{ groupIds: [...request.groupIds], wanted: request.wanted as Prisma.InputJsonArray },
    ...{ state: 'requested', conflicts: Prisma.DbNull, shown: Prisma.DbNull, looks: 0 },
    ...{ lookedAt: null, requestedAt: now, appliedAt: null, history: json(history) },
  }
  const { id } = await tx.domainApplication.upsert({
    where,
    create: data,
    update: data,
    select: { id: true },
  })
  return id
}

/** What a change of an application writes; what is undefined stays. */
export interface ApplicationWrite {
  state?: ApplicationState
  wanted?: readonly object[]
  conflicts?: readonly object[] | null
  shown?: readonly object[]
  returnState?: null
  looks?: number
  lookedAt?: Date
  nextLookAt?: Date | null
  appliedAt?: Date | null
}

/** Writes what is given, and what happened on top of the history. */
export async function writeApplication(
  tx: Db,
  id: string,
  write: ApplicationWrite,
  deed?: Deed,
): Promise<void> {
  const { wanted, conflicts, shown, ...plain } = write
  await tx.$queryRaw`select id from "DomainApplication" where id = ${id}::uuid for update`
  const before = deed && (await tx.domainApplication.findUnique({ where: { id }, select: { history: true } }))
  await tx.domainApplication.updateMany({
    where: { id },
    data: {
      ...plain,
      ...(wanted && { wanted: wanted as Prisma.InputJsonArray }),
      ...(conflicts !== undefined && {
        conflicts: conflicts === null ? Prisma.DbNull : (conflicts as Prisma.InputJsonArray),
      }),
      ...(shown && { shown: shown as Prisma.InputJsonArray }),
      ...(deed && { history: json(withDeed(deedsOf(before ?? null), deed)) }),
    },
  })
}

/** Applications whose records are to be looked up now, put off until `until` so that one process looks. */
export async function claimDue(now: Date, until: Date, most: number): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    update "DomainApplication" set "nextLookAt" = ${until}
    where id in (
      select id from "DomainApplication" where "nextLookAt" <= ${now}
      order by "nextLookAt" limit ${most} for update skip locked
    ) returning id`
  return rows.map(({ id }) => id)
}

function deedsOf(row: { history: Prisma.JsonValue } | null): Deed[] {
  return Array.isArray(row?.history) ? (row.history as unknown as Deed[]) : []
}

function json(deeds: readonly Deed[]): Prisma.InputJsonArray {
  return deeds as unknown as Prisma.InputJsonArray
}
