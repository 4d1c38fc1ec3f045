import 'server-only'
import { type Db, database } from '@/lib/store/database'
import type { DomainTemplate, Prisma } from '@/prisma/generated/client'

export type DomainTemplateRecord = DomainTemplate

/** Every template, by its provider and service, with how many domains have it. */
export function listTemplates() {
  return database().domainTemplate.findMany({
    orderBy: [{ providerId: 'asc' }, { serviceId: 'asc' }],
    include: { _count: { select: { applications: true } } },
  })
}

export function findTemplate(id: string, db: Db = database()): Promise<DomainTemplateRecord | null> {
  return db.domainTemplate.findUnique({ where: { id } })
}

/** What registering writes. */
export interface TemplateWrite {
  providerId: string
  serviceId: string
  version: number | null
  template: object
  registeredBy: string
}

/** Registers a template, in place of the one with its ids where there is one. */
export function keepTemplate(tx: Db, { template, ...write }: TemplateWrite): Promise<DomainTemplateRecord> {
  const { providerId, serviceId } = write
  const data = { ...write, template: template as Prisma.InputJsonObject }
  const where = { providerId_serviceId: { providerId, serviceId } }
  return tx.domainTemplate.upsert({ where, create: data, update: data })
}

/** Removes a template that no domain was ever to have. False: it is not there, or one was. */
export async function deleteTemplate(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.domainTemplate.deleteMany({ where: { id, applications: { none: {} } } })
  return count > 0
}
