import 'server-only'
import type { Connecting } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { type ConnectWay, waysToConnect } from '@/lib/core/connect-way'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { type BeginInput, beginAuthorization } from '@/lib/operations/begin-authorization'
import { beginDeviceAuthorization } from '@/lib/operations/begin-device-authorization'
import { connectByClient } from '@/lib/operations/connect-by-client'
import { requireIntegration } from '@/lib/operations/read-integration'

/** Connects in the way that is asked for, or in the one that is usual with the provider. */
export async function connectAccount(
  actor: Actor,
  input: BeginInput & { way?: ConnectWay | undefined },
): Promise<Connecting> {
  permit(actor, 'connect')
  const { provider } = await requireIntegration(actor, 'read_integrations', input.integration)
  const way = input.way ?? waysToConnect(provider)[0]
  switch (way) {
    case 'redirect':
      return beginAuthorization(actor, input)
    case 'client':
      return { connection: await connectByClient(actor, input) }
    case 'device':
      return { connection: await beginDeviceAuthorization(actor, input) }
    default:
      throw new PatchbayError('bad_request', {
        params: { what: 'this provider is connected in another way' },
      })
  }
}
