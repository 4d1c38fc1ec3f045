import type { z } from 'zod'
import { newConnectionSchema } from '@/lib/contract/connection'
import {
  applyDomainSchema,
  connectDomainSchema,
  newDomainSchema,
  newTemplateSchema,
  revertDomainSchema,
  wantedTemplateSchema,
} from '@/lib/contract/domain'
import { integrationChangeSchema, newIntegrationSchema } from '@/lib/contract/integration'
import { connectSchema } from '@/lib/contract/own-connection'
import { changeSchema } from '@/lib/contract/person'
import { contextChangeSchema, newContextSchema, newUserSchema } from '@/lib/contract/platform'
import {
  collectedSchema,
  newConnectSessionSchema,
  newUserConnectionSchema,
  newUserSessionSchema,
} from '@/lib/contract/platform-user'
import { newProviderSchema } from '@/lib/contract/provider'
import { proxiedSchema } from '@/lib/contract/proxy'
import { keyInputSchema, setupSchema } from '@/lib/contract/setup'

/** Whatever the API takes as JSON, by the name that the contract calls it. */
export const BODIES = {
  NewProvider: newProviderSchema,
  NewIntegration: newIntegrationSchema,
  IntegrationChange: integrationChangeSchema,
  Setup: setupSchema,
  Connect: connectSchema,
  NewConnection: newConnectionSchema,
  Change: changeSchema,
  KeyInput: keyInputSchema,
  ProxiedRequest: proxiedSchema,
  NewDomain: newDomainSchema,
  NewDomainTemplate: newTemplateSchema,
  WantedTemplate: wantedTemplateSchema,
  ConnectDomain: connectDomainSchema,
  ApplyDomain: applyDomainSchema,
  RevertDomain: revertDomainSchema,
  NewUser: newUserSchema,
  NewContext: newContextSchema,
  ContextChange: contextChangeSchema,
  NewConnectSession: newConnectSessionSchema,
  NewUserConnection: newUserConnectionSchema,
  Collected: collectedSchema,
  NewUserSession: newUserSessionSchema,
} as const satisfies Record<string, z.ZodType>

export type BodyName = keyof typeof BODIES
