import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CredentialPlace, HttpProbe } from '@/lib/core/provider'
import { credentialFetch } from '@/lib/egress/credential-fetch'
import { probeHttp } from '@/lib/egress/probes/http'
import { missing } from '../../support/debian'
import { type PowerdnsPeer, powerdnsPackages, startPowerdns } from '../../support/powerdns-peer'
import { type SwiftPeer, startSwift, swiftPackages } from '../../support/swift-peer'
import { door, failureOf } from '../doors'

/** Asks a peer on this machine, as an operator allows who lists it. */
function ask(probe: HttpProbe, place: CredentialPlace, values: Record<string, string>) {
  const { fetch } = door({ allow: [new URL(probe.url).host] })
  return probeHttp({ probe, neededScopes: [], fetch: credentialFetch(place, values, fetch()) })
}

describe.skipIf(missing('swift', swiftPackages))(
  'a service that checks AWS’s signatures (OpenStack Swift)',
  () => {
    let peer: SwiftPeer
    beforeAll(async () => {
      peer = await startSwift()
    })
    afterAll(() => peer.stop())

    const place: CredentialPlace = {
      in: 'sigv4',
      service: 's3',
      region: '{region}',
      accessKey: '{key}',
      secretKey: '{secret}',
    }
    const list = (values: Record<string, string>) =>
      ask(
        {
          url: `http://127.0.0.1:${peer.port}/`,
          errorField: 'Error.Code',
          errors: { SignatureDoesNotMatch: 'invalid_token', AuthorizationHeaderMalformed: 'wrong_endpoint' },
          limited: ['AccessDenied'],
        },
        place,
        { region: 'us-east-1', key: 'test:tester', secret: 'testing', ...values },
      )

    test('accepts a good key', async () => {
      expect(await list({})).toMatchObject({ limited: false, scopes: null })
    })

    test('knows a key of least privilege', async () => {
      expect(await list({ key: 'test:reader', secret: 'reading' })).toMatchObject({ limited: true })
    })

    test('refuses a wrong secret and a key that nobody has', async () => {
      expect((await failureOf(list({ secret: 'CANARY' }))).code).toBe('invalid_token')
      expect((await failureOf(list({ key: 'nobody' }))).code).toBe('invalid_token')
    })

    test('in another region says so', async () => {
      expect((await failureOf(list({ region: 'eu-west-1' }))).code).toBe('wrong_endpoint')
    })
  },
)

describe.skipIf(missing('pdns_server', powerdnsPackages))(
  'an API with its key in a header (PowerDNS)',
  () => {
    let peer: PowerdnsPeer
    beforeAll(async () => {
      peer = await startPowerdns()
    })
    afterAll(() => peer.stop())

    const place: CredentialPlace = { in: 'header', name: 'X-API-Key', prefix: '', value: '{key}' }
    const look = (key: string) =>
      ask({ url: `http://127.0.0.1:${peer.port}/api/v1/servers/localhost` }, place, { key })

    test('accepts a good key', async () => {
      expect(await look(peer.key)).toMatchObject({ limited: false })
    })

    test('refuses a wrong one', async () => {
      expect((await failureOf(look('CANARY'))).code).toBe('invalid_token')
    })
  },
)
