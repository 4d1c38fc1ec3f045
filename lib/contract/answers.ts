import { z } from 'zod'
import {
  checkListSchema,
  connectionPageSchema,
  connectionSchema,
  disconnectedSchema,
  keyTestSchema,
  savedKeySchema,
  testResultSchema,
} from '@/lib/contract/connection'
import { credentialSchema } from '@/lib/contract/credential'
import {
  discoverySchema,
  domainConnectingSchema,
  domainPageSchema,
  domainSchema,
  previewSchema,
  templateListSchema,
  templateViewSchema,
} from '@/lib/contract/domain'
import { errorSchema } from '@/lib/contract/error'
import { eventPageSchema } from '@/lib/contract/event'
import { halListOf, halOf } from '@/lib/contract/hal'
import { integrationSchema } from '@/lib/contract/integration'
import { overviewSchema } from '@/lib/contract/overview'
import { ownConnectionSchema } from '@/lib/contract/own-connection'
import {
  newPlatformContextSchema,
  platformAnswerSchema,
  platformContextSchema,
  platformErrorSchema,
  platformListSchema,
  platformUserSchema,
  signingKeysSchema,
} from '@/lib/contract/platform'
import {
  authorizationAnswerSchema,
  connectorAnswerSchema,
  connectorListSchema,
  connectSessionSchema,
  oneTimeTokenSchema,
  platformFactsSchema,
  userAnswerSchema,
  userConnectorAnswerSchema,
  userConnectorListSchema,
  userListSchema,
  userSessionSchema,
  userTokenSchema,
} from '@/lib/contract/platform-user'
import { providerListSchema, providerSchema } from '@/lib/contract/provider'
import { keyUsageSchema, usageSchema } from '@/lib/contract/usage'

const integration = halOf(integrationSchema)
const namedConnection = halOf(connectionSchema)
const listedConnection = halOf(ownConnectionSchema).extend({
  _embedded: z.object({
    'inf:integration': z.object({
      id: z.string(),
      name: z.string(),
      /** The provider’s key. */
      type: z.string(),
    }),
  }),
})

/** Whatever the API answers as JSON, by the name that the contract calls it. */
export const ANSWERS = {
  Error: errorSchema,
  Alive: z.object({ status: z.enum(['ok', 'ready', 'not_ready']) }),
  Contract: z.record(z.string(), z.unknown()),
  Overview: overviewSchema,
  Provider: providerSchema,
  ProviderList: providerListSchema,
  Integration: integration,
  IntegrationPage: halListOf('inf:integration', integration),
  Connection: connectionSchema,
  ConnectionPage: connectionPageSchema,
  NamedConnection: namedConnection,
  NamedConnectionPage: halListOf('inf:integration-connection', namedConnection),
  OwnConnection: halOf(ownConnectionSchema),
  OwnConnectionPage: halListOf('inf:integration-connection', listedConnection),
  Credential: credentialSchema,
  CheckList: checkListSchema,
  TestResult: testResultSchema,
  SavedKey: savedKeySchema,
  KeyTest: keyTestSchema,
  Disconnected: disconnectedSchema,
  Discovery: discoverySchema,
  Domain: domainSchema,
  DomainPage: domainPageSchema,
  DomainConnecting: domainConnectingSchema,
  DomainPreview: previewSchema,
  DomainTemplate: templateViewSchema,
  DomainTemplateList: templateListSchema,
  EventPage: eventPageSchema,
  Usage: usageSchema,
  KeyUsage: keyUsageSchema,
  PlatformError: platformErrorSchema,
  PlatformUser: platformUserSchema,
  PlatformContext: platformContextSchema,
  NewPlatformContext: newPlatformContextSchema,
  PlatformAnswer: platformAnswerSchema,
  PlatformList: platformListSchema,
  SigningKeys: signingKeysSchema,
  ConnectSession: connectSessionSchema,
  PlatformFacts: platformFactsSchema,
  ConnectorList: connectorListSchema,
  ConnectorAnswer: connectorAnswerSchema,
  UserConnectorList: userConnectorListSchema,
  UserConnectorAnswer: userConnectorAnswerSchema,
  UserList: userListSchema,
  UserAnswer: userAnswerSchema,
  AuthorizationAnswer: authorizationAnswerSchema,
  UserSession: userSessionSchema,
  UserToken: userTokenSchema,
  OneTimeToken: oneTimeTokenSchema,
} as const satisfies Record<string, z.ZodType>

export type AnswerName = keyof typeof ANSWERS
