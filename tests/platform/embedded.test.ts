import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PlatformUser } from '@/lib/contract/platform'
import type { Caller } from '../api/callers'
import { backEnd } from '../api/callers'
import { type Reader, startReader, type Told } from '../support/processes'
import { catalogHouse, SHOP } from './catalog-house'

catalogHouse()

const URL_HERE = 'https://connect.example.org'

/** What of a page of another site the browser says with each request (Fetch Metadata §2.4). */
const EMBEDDED = { origin: SHOP, 'sec-fetch-site': 'cross-site' }

let patchbay: Reader
beforeAll(async () => {
  patchbay = await startReader({ PATCHBAY_URL: URL_HERE })
})
afterAll(() => patchbay.end())

let bearer: Caller
beforeEach(async () => {
  const headers = await backEnd()
  const body = { user: { external_id: 'embedded' } }
  const { body: told } = await ask('POST', '/platform/users', headers, body)
  bearer = { authorization: `Bearer ${(told as PlatformUser).access_token}` }
})

async function ask(method: string, path: string, headers: Caller, body?: object): Promise<Told> {
  const [told] = await patchbay.ask({ method, path, headers, ...(body && { body }) })
  if (!told) throw new Error('it was not asked')
  return told
}

const signIn = (headers: Caller) => ask('POST', '/platform_user/sessions', { ...bearer, ...headers }, {})

const cookieOf = ({ headers }: Told) => headers['set-cookie'] ?? ''

const session = (headers: Caller) => ask('GET', '/platform_user/session', headers)

it('within a page of another site the cookie is kept for that site alone', async () => {
  const begun = await signIn(EMBEDDED)
  expect(begun.status).toBe(200)
  expect(cookieOf(begun)).toMatch(/^__Host-patchbay_subject=[\w-]{43}; Path=\/; Expires=[^;]+;/)
  const marks = cookieOf(begun).split('; ').slice(3).sort()
  expect(marks).toEqual(['HttpOnly', 'Partitioned', 'SameSite=None', 'Secure'])
  const [cookie = ''] = cookieOf(begun).split(';')
  expect((await session({ ...EMBEDDED, cookie })).status).toBe(200)
  const gone = await ask('DELETE', '/platform_user/sessions', { ...EMBEDDED, cookie })
  // It is taken away from the partition that it is in.
  expect(gone.status).toBe(204)
  expect(cookieOf(gone)).toMatch(/^__Host-patchbay_subject=; .*SameSite=None.*Partitioned/)
  expect((await session({ ...EMBEDDED, cookie })).status).toBe(401)
})

it.each(['same-origin', 'same-site'])(
  'from a page that is %s it is Lax, and of no partition',
  async (site) => {
    const begun = await signIn({ origin: SHOP, 'sec-fetch-site': site })
    expect(cookieOf(begun)).toMatch(/SameSite=Lax/)
    expect(cookieOf(begun)).toMatch(/; Secure/)
    expect(cookieOf(begun)).not.toMatch(/Partitioned/)
  },
)

it('on https a cookie counts only under the name that binds it to this host', async () => {
  const [cookie = ''] = cookieOf(await signIn(EMBEDDED)).split(';')
  expect((await session({ cookie: cookie.replace('__Host-', '') })).status).toBe(401)
})

it('a page of another site that is not configured is given none', async () => {
  const refused = await signIn({ ...EMBEDDED, origin: 'https://evil.example' })
  expect([refused.status, cookieOf(refused)]).toEqual([403, ''])
})
