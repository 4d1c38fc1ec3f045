import { genericGrantRequest, initiateDeviceAuthorization } from 'openid-client'
import { ProviderFailure } from '@/lib/core/failure'
import { hasUnprintable } from '@/lib/core/text'
import type { TokenSet } from '@/lib/core/token-set'
import { type Answer, membersOf, readAnswer } from '@/lib/oauth/answer'
import { authorizationParamsOf } from '@/lib/oauth/authorization-request'
import {
  configurationOf,
  type OAuthClient,
  requestTokens,
  scopeParamOf,
  tokenParamsOf,
} from '@/lib/oauth/client'
import { failureOfAnswer, failureOfThrown, unbelievable } from '@/lib/oauth/failures'

/** What a person enters at the provider, and how long and how often it is asked about. Its code is secret. */
export interface DeviceAuthorization {
  deviceCode: string
  /** For a person's eyes: printable, and no more is known of it. */
  userCode: string
  /** An address of http or https, without user name. */
  verificationUri: string
  /** The same with the code in it; null without one. */
  verificationUriComplete: string | null
  expiresInSeconds: number
  /** Between two questions. */
  intervalSeconds: number
}

/** What the provider says of a code that a person may have entered. */
export type DeviceAnswer = { type: 'tokens'; tokens: TokenSet } | { type: 'pending' } | { type: 'slow_down' }

/** RFC 8628 §3.2 */
const usualInterval = 5
const longestInterval = 300
const NO_CODE = 'The answer holds no code that a person could enter.'
const grantType = 'urn:ietf:params:oauth:grant-type:device_code'

/** Asks for a code that a person enters on whatever device they have (RFC 8628 §3.1). Throws ProviderFailure. */
export async function requestDeviceCode(request: {
  client: OAuthClient
  scopes: readonly string[]
}): Promise<DeviceAuthorization> {
  const { client, scopes } = request
  const seen: { device?: DeviceAuthorization } = {}
  const config = configurationOf(client, async (url, { method, headers, redirect, signal, body }) => {
    const form = body instanceof URLSearchParams ? body : new URLSearchParams()
    const answer = await readAnswer(
      url,
      await client.fetch(url, { method, headers, redirect, body: form, ...(signal && { signal }) }),
    )
    // Nobody has been asked yet: what is refused is the application.
    if (answer.status < 200 || answer.status >= 300) throw failureOfAnswer(answer, 'client')
    const device = readDevice(answer)
    if (device === null) throw failureOfAnswer(answer, 'client', { error: null, description: NO_CODE })
    seen.device = device
    return Response.json(wireForm(device))
  })
  try {
    const { oauth2 } = client
    await initiateDeviceAuthorization(config, {
      ...authorizationParamsOf(oauth2),
      ...scopeParamOf(oauth2, scopes),
    })
  } catch (error) {
    throw failureOfThrown(error, 'client')
  }
  if (seen.device === undefined) throw new ProviderFailure(unbelievable('client'))
  return seen.device
}

/**
 * Asks once whether the code was entered (RFC 8628 §3.4). Throws ProviderFailure: `code_expired`, `cancelled` and the
 * like end the attempt, what is transient does not (§3.5).
 */
export async function redeemDeviceCode(grant: {
  client: OAuthClient
  deviceCode: string
}): Promise<DeviceAnswer> {
  const { client, deviceCode } = grant
  const said: { error: string | null } = { error: null }
  try {
    const tokens = await requestTokens(client, {
      asked: 'device',
      onRefused: ({ error }) => {
        said.error = error
      },
      send: (config) =>
        genericGrantRequest(config, grantType, { ...tokenParamsOf(client.oauth2), device_code: deviceCode }),
    })
    return { type: 'tokens', tokens }
  } catch (error) {
    if (said.error === 'authorization_pending') return { type: 'pending' }
    if (said.error === 'slow_down') return { type: 'slow_down' }
    throw error
  }
}

function readDevice(answer: Answer): DeviceAuthorization | null {
  const body = membersOf(answer) ?? {}
  const own = (name: string) => (Object.hasOwn(body, name) ? body[name] : undefined)
  const deviceCode = own('device_code')
  const userCode = own('user_code')
  // Some kept the name that the draft had.
  const verificationUri = address(own('verification_uri') ?? own('verification_url'))
  const expiresInSeconds = seconds(own('expires_in'))
  if (typeof deviceCode !== 'string' || !/^[\x20-\x7e]{1,8192}$/.test(deviceCode)) return null
  if (typeof userCode !== 'string' || !/^.{1,64}$/u.test(userCode) || hasUnprintable(userCode)) return null
  if (verificationUri === null || expiresInSeconds === null) return null
  return {
    ...{ deviceCode, userCode, verificationUri, expiresInSeconds },
    verificationUriComplete: address(own('verification_uri_complete') ?? own('verification_url_complete')),
    intervalSeconds: Math.min(seconds(own('interval')) ?? usualInterval, longestInterval),
  }
}

function wireForm(device: DeviceAuthorization): Record<string, unknown> {
  return {
    device_code: device.deviceCode,
    user_code: device.userCode,
    verification_uri: device.verificationUri,
    expires_in: device.expiresInSeconds,
    interval: device.intervalSeconds,
  }
}

/** An address that a person may be sent to. Which of those by http are, is the caller's to say. */
function address(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return null
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null
}

/** Whole seconds, at least one; null for anything else. */
function seconds(value: unknown): number | null {
  const whole = Math.floor(
    Number(typeof value === 'number' || typeof value === 'string' ? value : Number.NaN),
  )
  return Number.isSafeInteger(whole) && whole >= 1 ? whole : null
}
