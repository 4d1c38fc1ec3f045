import 'server-only'
import type { Owner } from '@/lib/core/ownership'
import { type Db, database } from '@/lib/store/database'
import type { Group, Prisma } from '@/prisma/generated/client'

const withGroup = { group: true } satisfies Prisma.SubjectInclude

export type SubjectRecord = Prisma.SubjectGetPayload<{ include: typeof withGroup }>
export type GroupRecord = Group

/** By the organisation's own id of them. */
export function findSubject(externalId: string, db: Db = database()): Promise<SubjectRecord | null> {
  return db.subject.findUnique({ where: { externalId }, include: withGroup })
}

export function findSubjectById(id: string, db: Db = database()): Promise<SubjectRecord | null> {
  return db.subject.findUnique({ where: { id }, include: withGroup })
}

/** By the organisation's own id of it. */
export function findGroup(externalId: string): Promise<GroupRecord | null> {
  return database().group.findUnique({ where: { externalId } })
}

/** Calls a group `name`; null takes its name away. */
export async function nameGroup(tx: Db, id: string, name: string | null): Promise<void> {
  await tx.group.update({ where: { id }, data: { name } })
}

/** The group with that id of the organisation's, made if there is none; however many ask at once, it is one. */
export async function keepGroup(tx: Db, externalId: string): Promise<GroupRecord> {
  await tx.group.createMany({ data: [{ externalId }], skipDuplicates: true })
  return tx.group.findUniqueOrThrow({ where: { externalId } })
}

/** Makes the subject unless they are there. Whether they are new. */
export async function keepSubject(tx: Db, externalId: string): Promise<boolean> {
  const { count } = await tx.subject.createMany({ data: [{ externalId }], skipDuplicates: true })
  return count > 0
}

/** The subject, whom nobody else changes until the transaction ends. */
export async function lockSubject(tx: Db, externalId: string): Promise<SubjectRecord | null> {
  await tx.$queryRaw`select id from "Subject" where "externalId" = ${externalId} for update`
  return findSubject(externalId, tx)
}

/**
 * Keeps a customer or group from being removed until the transaction ends, so that what is made for them has an owner.
 * Whether they are there.
 */
export async function holdOwner(tx: Db, { ownerType, ownerId }: Owner): Promise<boolean> {
  const rows =
    ownerType === 'group'
      ? await tx.$queryRaw<unknown[]>`select 1 from "Group" where id = ${ownerId}::uuid for key share`
      : await tx.$queryRaw<unknown[]>`select 1 from "Subject" where id = ${ownerId}::uuid for key share`
  return rows.length > 0
}

/** What a change of a subject writes; what is undefined stays. */
export interface SubjectWrite {
  externalId?: string
  name?: string | null
  groupId?: string | null
  attributes?: Record<string, unknown>
}

/** The external id's uniqueness is the database's to judge (`isUniqueViolation`). */
export async function updateSubject(tx: Db, id: string, change: SubjectWrite): Promise<SubjectRecord> {
  const { attributes, ...rest } = change
  const data = { ...rest, ...(attributes && { attributes: attributes as Prisma.InputJsonObject }) }
  return tx.subject.update({ where: { id }, data, include: withGroup })
}
