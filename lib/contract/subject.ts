import { z } from 'zod'
import { line } from '@/lib/contract/common'
import type { ConnectionView } from '@/lib/contract/connection'
import { externalId } from '@/lib/contract/platform'
import type { Status } from '@/lib/core/status'

/** Connections of one integration that stand at the same status. */
export interface ConnectionsAt {
  integration: { slug: string; name: string }
  provider: { name: string; mark: string | null }
  status: Status
  count: number
}

/** A group as it is named beside a customer. */
export interface GroupName {
  externalId: string
  name: string | null
}

/** One of the organisation's customers in the list. */
export interface SubjectRow {
  externalId: string
  name: string | null
  group: GroupName | null
  /** Their own and their group's; what is broken first. */
  connections: ConnectionsAt[]
  createdAt: string
  /** When they last opened the catalog; null: not yet. */
  lastSeenAt: string | null
}

/** A page of the customers, those with something broken first. */
export interface SubjectPage {
  items: SubjectRow[]
  total: number
  /** By what is typed alone: all of them, and those with something broken. */
  counts: { all: number; failing: number }
  /** What there is to narrow the list by. */
  integrations: { slug: string; name: string }[]
}

/** A customer's connection, or a group's, with where in the catalog it is repaired; null: they are not offered it. */
export type CustomerConnection = ConnectionView & { catalogUrl: string | null }

/** A customer with all that they have connected. */
export interface SubjectView {
  externalId: string
  name: string | null
  group: GroupName | null
  attributes: [name: string, value: string][]
  createdAt: string
  lastSeenAt: string | null
  /** What is broken first, and how many there are where these are not all. */
  connections: CustomerConnection[]
  total: number
  /** How many are their own, and go with them. */
  own: number
}

/** A group in the list. */
export interface GroupRow extends GroupName {
  members: number
  connections: ConnectionsAt[]
  createdAt: string
}

export interface GroupPage {
  items: GroupRow[]
  total: number
  /** By what is typed alone. */
  counts: { all: number; failing: number }
}

/** A group with what belongs to it. */
export interface GroupView extends GroupName {
  createdAt: string
  members: { items: GroupName[]; total: number }
  /** As with a customer. */
  connections: CustomerConnection[]
  total: number
}

/** The first few that answer to some words. */
export interface FoundCustomers {
  customers: { externalId: string; name: string | null; group: string | null }[]
  groups: GroupName[]
}

/** Where lines for a shell lead: our address, and a connector to show them with. */
export interface PlatformPlace {
  publicUrl: string
  slug: string | null
}

/** What was left blank takes a name or a group away. */
const blankIsNull = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema])

/** How a group is called; left blank, by its id. */
export const groupNameSchema = blankIsNull(line(255))

/** What a form says of a customer. */
export const subjectFormSchema = z.strictObject({
  externalId,
  name: blankIsNull(line(255)),
  groupId: blankIsNull(externalId),
})
export type SubjectForm = z.input<typeof subjectFormSchema>
