import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { createIntegration } from '@/lib/operations/create-integration'
import type { FreshCredential } from '@/lib/operations/fresh-credential'
import { credentialPlace } from '@/lib/operations/open-credential'
import { saveSetup } from '@/lib/operations/save-setup'
import { findConnection, writeCredential } from '@/lib/store/connections'
import { database, pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { seal } from '@/lib/vault/seal'
import { grantedIn, tokenIn } from '../support/granted'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { type Answer, type Reader, startReader } from '../support/processes'
import { rotating } from '../support/rotating-definition'
import { type RotatingProvider, startRotatingProvider } from '../support/rotating-provider'

/** Two processes on one database, and a provider whose refresh tokens are good for one use. */
export interface RefreshHouse {
  server: RotatingProvider
  admin: Actor & UserActor
  /** Living readers; those that a test ended are replaced before the next. */
  readers: Reader[]
  slug: string
  /** The same provider under another key, whose places are its own; answers its integration's slug. */
  addProvider(key: string): Promise<string>
  /** A connection with a grant of the provider's; its access token ends so many ms from now. */
  plant(expiresInMs: number, slug?: string): Promise<string>
  row(key: string): Promise<NonNullable<Awaited<ReturnType<typeof findConnection>>>>
  expire(key: string): Promise<void>
  eventTypes(): Promise<string[]>
  /** What was served, for the history to be held against. */
  served(answers: Answer<FreshCredential>[]): string[]
  /** What must hold after every test. `bets`: second uses that were allowed. */
  familyOf(key: string): Promise<string>
  checkHistory(key: string, allowed?: { bets?: number; dead?: boolean }): Promise<void>
}

/** A token may be handed out for so long after its successor has been: what is under way is not called back. */
const MARGIN_MS = 2_000

/** `keep`: the tests of the file look at what happened before the first of them. */
export function refreshHouse({ readers = 2, keep = false } = {}): RefreshHouse {
  const house = { readers: [], slug: 'rotating' } as unknown as RefreshHouse
  let planted = 0
  let handedOut: { token: string; at: number }[] = []

  beforeAll(async () => {
    house.server = await startRotatingProvider()
    await openHouse([new URL(house.server.origin).host])
    house.admin = await signedIn()
    await house.addProvider(house.slug)
    house.readers = await Promise.all(Array.from({ length: readers }, () => startReader()))
  })
  beforeEach(async () => {
    if (keep) return
    house.server.reset()
    handedOut = []
    await pool().query('delete from rate_limits')
    await pool().query('update "ProviderSlot" set holder = null, until = null')
  })
  afterAll(async () => {
    await Promise.all(house.readers.map((reader) => reader.end()))
    await house.server.stop()
    await closeHouse()
  })

  return Object.assign(house, {
    async addProvider(key: string) {
      const provider = { ...rotating(house.server.origin), key }
      await transaction((tx) => createCustomProvider(tx, provider))
      const { slug } = await createIntegration(house.admin, { provider: key })
      const fields = { client_id: 'the-client', client_secret: 'the-secret' }
      await saveSetup(house.admin, slug, { fields })
      return slug
    },
    async plant(expiresInMs: number, slug = house.slug) {
      const name = `c${planted++}`
      const { id: integrationId } = await database().integration.findUniqueOrThrow({ where: { slug } })
      const { id } = await database().connection.create({ data: { integrationId, name } })
      const { accessToken, refreshToken } = house.server.grant()
      const now = new Date()
      const credential = {
        type: 'oauth2',
        accessToken,
        refreshToken,
        tokenType: 'Bearer',
        obtainedAt: new Date(now.getTime() - 3_600_000).toISOString(),
      }
      const write = {
        credential: seal(credentialPlace(id, 1), JSON.stringify(credential)),
        ...{ credentialType: 'oauth2', tokenType: 'Bearer', hasRefreshToken: true, refreshExpiresAt: null },
        ...{
          expiresAt: new Date(now.getTime() + expiresInMs),
          grantedScopes: ['read'],
          data: {},
          refreshAt: null,
        },
      }
      await transaction((tx) => writeCredential(tx, id, 0, write, now))
      return formatConnectionKey(slug, name)
    },
    async row(key: string) {
      const [slug = '', name = 'default'] = key.split(':')
      const found = await findConnection({ by: 'name', slug, name })
      if (!found) throw new Error(`no ${key}`)
      return found
    },
    async familyOf(key: string) {
      return grantedIn(await house.row(key))?.refreshToken?.split('.')[0] ?? ''
    },
    async expire(key: string) {
      const { id } = await house.row(key)
      await pool().query(
        'update "Connection" set "expiresAt" = clock_timestamp() - interval \'1 second\' where id = $1',
        [id],
      )
    },
    async eventTypes() {
      return (await database().event.findMany({ orderBy: { sequence: 'asc' } })).map(({ type }) => type)
    },
    served(answers: Answer<FreshCredential>[]) {
      return answers.map((answer) => {
        if (!answer.ok) return `${answer.code}: ${answer.message}`
        handedOut.push({ token: tokenIn(answer.value), at: answer.at })
        return tokenIn(answer.value)
      })
    },
    async checkHistory(key: string, { bets = 0, dead = false }: { bets?: number; dead?: boolean } = {}) {
      const counts = new Map<string, number>()
      const own = `${await house.familyOf(key)}.`
      for (const { token, outcome } of house.server.uses)
        if (!['refused', 'limited'].includes(outcome) && token.startsWith(own))
          counts.set(token, (counts.get(token) ?? 0) + 1)
      const repeated = [...counts.values()].filter((times) => times > 1)
      expect(repeated, 'refresh tokens presented twice').toEqual(Array(bets).fill(2))
      for (const { token, at } of handedOut) {
        const issued = house.server.issued.get(token)
        expect(issued, `${token} was issued`).toBeDefined()
        expect(at - (issued?.supersededAt ?? at), `${token} was superseded`).toBeLessThan(MARGIN_MS)
      }
      const stored = grantedIn(await house.row(key))
      const [family = '', generation] = (stored?.refreshToken ?? '').split('.')
      const at = house.server.families.get(family)
      expect(at?.dead ?? true, 'the family is dead').toBe(dead)
      if (!dead) {
        expect(Number(generation), 'the last refresh token').toBe(at?.current)
        expect(
          house.server.issued.get(stored?.accessToken ?? '')?.supersededAt,
          'the last access token',
        ).toBeNull()
      }
    },
  })
}
