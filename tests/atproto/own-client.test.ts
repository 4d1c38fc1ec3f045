import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getMetadata } from '@/app/atproto/client-metadata.json/route'
import { GET as getKeys } from '@/app/atproto/jwks.json/route'
import { KEYS_PATH, METADATA_PATH } from '@/lib/atproto/client-metadata'
import { publicKeys } from '@/lib/atproto/keys'
import type { Actor, UserActor } from '@/lib/core/actor'
import { ProviderFailure } from '@/lib/core/failure'
import { checkOwnClient } from '@/lib/operations/check-own-client'
import { type Names, startNames } from '../support/atproto-names'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'

const PUBLIC_URL = 'https://console.patchbay.dev'
const [METADATA, KEYS] = [PUBLIC_URL + METADATA_PATH, PUBLIC_URL + KEYS_PATH]

let admin: Actor & UserActor
let names: Names

/** What stands at the public URL, for whoever asks from here. */
const answering = (
  documents: Record<string, () => Response | Promise<Response>>,
): { fetch: typeof fetch } => ({
  fetch: async (input) => documents[String(input)]?.() ?? new Response(null, { status: 404 }),
})

const own = { [METADATA]: () => getMetadata(), [KEYS]: () => getKeys() }

beforeAll(async () => {
  names = await startNames([], ['10.1.2.3'])
  await openHouse([], { PATCHBAY_URL: PUBLIC_URL, PATCHBAY_DNS_SERVERS: names.address })
  admin = await signedIn()
})
afterAll(async () => {
  names.stop()
  await closeHouse()
})

describe('whether servers can read who this install is', () => {
  it('is told by reading both documents where they read them', async () => {
    expect(await checkOwnClient(admin, answering(own))).toEqual({
      ...{ outcome: 'readable', url: KEYS, status: 200 },
    })
  })

  it('a name that leads to a private address is not opened, and is said to', async () => {
    expect(await checkOwnClient(admin)).toEqual({ outcome: 'inner_address', url: METADATA, status: null })
  })

  it.each([
    [
      'a sign-in in front of it',
      METADATA,
      () => Response.redirect('https://sign-in.example.com/'),
      'wrong_status',
    ],
    ['nothing at the keys', KEYS, () => new Response(null, { status: 404 }), 'wrong_status'],
    [
      'a page',
      METADATA,
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'other_document',
    ],
    [
      'another install',
      METADATA,
      () => Response.json({ client_id: 'https://other.dev/id' }),
      'other_document',
    ],
    ['keys of another install', KEYS, () => Response.json(publicKeys([])), 'other_document'],
  ])('%s is told apart', async (_what, url, answer, outcome) => {
    expect(await checkOwnClient(admin, answering({ ...own, [url]: answer }))).toMatchObject({ outcome, url })
  })

  it.each([
    ['name_not_found', 'no_name'],
    ['tls_failed', 'not_secure'],
    ['connection_failed', 'no_answer'],
    ['timeout', 'no_answer'],
    ['unexpected_answer', 'other_document'],
  ] as const)('what fails as %s is told as %s', async (code, outcome) => {
    const fails = () => Promise.reject(new ProviderFailure(code))
    expect(await checkOwnClient(admin, answering({ [METADATA]: fails }))).toMatchObject({
      outcome,
      status: null,
    })
  })

  it('is looked into by those alone who set up integrations', async () => {
    expect(await refusalOf(checkOwnClient(await signedIn('member'), answering(own)))).toBe('forbidden')
  })
})
