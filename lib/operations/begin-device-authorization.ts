import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { ProviderFailure } from '@/lib/core/failure'
import { endpointOf } from '@/lib/egress/target'
import { env } from '@/lib/env'
import { type DeviceAuthorization, requestDeviceCode } from '@/lib/oauth/device-grant'
import { failAttemptWith, ofSecondWay } from '@/lib/operations/fail-attempt'
import { admitAttempt, type ConnectInput, openAttempt } from '@/lib/operations/open-attempt'
import { readConnection } from '@/lib/operations/read-connection'

/** However long the provider would wait. */
const LONGEST_LIFE_MS = 30 * 60 * 1000

/**
 * Asks the provider for a code that a person enters elsewhere (RFC 8628), and keeps it for the worker to ask about. The
 * connection that is answered shows the code, or why there is none.
 */
export async function beginDeviceAuthorization(actor: Actor, input: ConnectInput): Promise<ConnectionView> {
  const admitted = await admitAttempt(actor, input, 'device')
  const { connection, provider, secrets } = admitted
  try {
    const device = await requestDeviceCode(admitted)
    refuseInsecure(device.verificationUri)
    await openAttempt(actor, admitted, opening(device))
  } catch (error) {
    const attempt = await openAttempt(actor, admitted, { way: 'device', lifetimeMs: LONGEST_LIFE_MS })
    await failAttemptWith(actor, attempt, ofSecondWay(error, provider), secrets)
  }
  return readConnection(actor, connection.id)
}

function opening(device: DeviceAuthorization) {
  const { deviceCode, userCode, verificationUri, verificationUriComplete, intervalSeconds } = device
  const isSafe = verificationUriComplete !== null && isSecure(verificationUriComplete)
  return {
    way: 'device' as const,
    lifetimeMs: Math.min(device.expiresInSeconds * 1000, LONGEST_LIFE_MS),
    proof: { deviceCode },
    device: {
      ...{ userCode, verificationUri },
      verificationUriComplete: isSafe ? verificationUriComplete : null,
      pollInterval: intervalSeconds,
      pollAt: new Date(Date.now() + intervalSeconds * 1000),
    },
  }
}

/** A person is sent there to sign in. */
function refuseInsecure(verificationUri: string): void {
  if (isSecure(verificationUri)) return
  throw new ProviderFailure('unexpected_answer', { words: `It sends people to ${verificationUri}` })
}

function isSecure(address: string): boolean {
  const url = new URL(address)
  return url.protocol === 'https:' || env().egressAllow.includes(endpointOf(url))
}
