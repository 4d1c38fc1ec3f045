import { z } from 'zod'
import { instant } from '@/lib/contract/common'
import { ROLES } from '@/lib/core/roles'

export const roleSchema = z.enum(ROLES)

/** Somebody who has an account. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  /** How they sign in. */
  signsInBy: z.enum(['password', 'single_sign_on']),
  lastSeenAt: instant.nullable(),
  createdAt: instant,
  /** Whether it is who asks. */
  isYou: z.boolean(),
  /** The only admin who could sign in: can be neither demoted nor disabled. */
  isLastAdmin: z.boolean(),
})
export type PersonView = z.infer<typeof personSchema>

/** An invitation that is still open. */
export const inviteSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
})
export type InviteView = z.infer<typeof inviteSchema>

export interface PeopleView {
  people: PersonView[]
  invites: InviteView[]
}

/** Input of an invitation. */
export const newInviteSchema = z.strictObject({ email: z.string().max(254), role: roleSchema })
export type NewInvite = z.infer<typeof newInviteSchema>

/** One sign-in of the person who asks. */
export interface SessionView {
  id: string
  createdAt: string
  lastSeenAt: string
  address: string | null
  /** The browser, as it called itself. */
  userAgent: string | null
  /** Whether it is this one. */
  current: boolean
}

/** Input of a change to an integration or a connection: what is left out stays. */
export const changeSchema = z.strictObject({
  name: z.string().max(200).optional(),
  enabled: z.boolean().optional(),
})
export type Change = z.infer<typeof changeSchema>
