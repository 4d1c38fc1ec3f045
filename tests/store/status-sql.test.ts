import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { statusOf } from '@/lib/core/status'
import { factsOf } from '@/lib/operations/view-connection'
import { countByStatus, EVERYTHING, listConnectionPage } from '@/lib/store/connection-list'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

// The list is filtered by SQL, a connection is shown by core: both are made from one table of rules, and agree.

const now = new Date('2026-11-21T12:00:00Z')
const past = new Date('2026-11-21T11:00:00Z')
const future = new Date('2026-11-21T13:00:00Z')

const validations = [null, 'ok', 'invalid_token', 'invalid_client', 'timeout', 'code_of_yesterday'] as const
const attempts = ['none', 'open', 'finished', 'run out'] as const

beforeAll(async () => {
  await openHouse([])
  const user = await signedIn()
  for (const enabled of [true, false]) await fill(enabled, user.id, user.sessionId)
})

afterAll(closeHouse)

it('every connection stands in the list at the status that its page shows', async () => {
  const { items, total } = await listConnectionPage(
    EVERYTHING,
    { start: 0, count: 10_000, order: 'name' },
    now,
  )
  expect(items.length).toBe(total)
  expect(total).toBe(2 * 2 * 2 * 2 * 3 * validations.length * attempts.length)
  const expected = new Map<string, number>()
  for (const item of items) {
    const status = statusOf(factsOf(item, item.integration, now), now)
    expected.set(status, (expected.get(status) ?? 0) + 1)
  }
  expect(await countByStatus(EVERYTHING, now)).toEqual(expected)
  for (const [status, count] of expected) {
    const filter = { ...EVERYTHING, statuses: [status as never] }
    const page = await listConnectionPage(filter, { start: 0, count: 10_000, order: 'longest_failing' }, now)
    expect(page.total, status).toBe(count)
    for (const item of page.items) expect(statusOf(factsOf(item, item.integration, now), now)).toBe(status)
  }
})

it('finds by words as they were typed, and a page beyond the end still knows how many there are', async () => {
  const search = (text: string) => ({ ...EVERYTHING, search: { text, providers: [] } })
  const page = { start: 0, count: 10, order: 'name' as const }
  expect((await listConnectionPage(search('100% off_line'), page, now)).total).toBe(1)
  expect((await listConnectionPage(search('100_ off%line'), page, now)).total).toBe(0)
  expect((await listConnectionPage(search('\\'), page, now)).total).toBe(0)
  const beyond = await listConnectionPage(EVERYTHING, { ...page, start: 100_000 }, now)
  expect(beyond.items).toEqual([])
  expect(beyond.total).toBeGreaterThan(1000)
})

async function fill(integrationEnabled: boolean, userId: string, sessionId: string): Promise<void> {
  const integration = await database().integration.create({
    data: { slug: `s-${integrationEnabled}`, name: 'Any', providerKey: 'any', enabled: integrationEnabled },
  })
  const connections = []
  const authorizations = []
  for (const enabled of [true, false])
    for (const credential of [null, new Uint8Array([1])])
      for (const hasRefreshToken of [true, false])
        for (const expiresAt of [null, past, future])
          for (const validation of validations)
            for (const attempt of attempts) {
              const id = randomUUID()
              connections.push({
                id,
                integrationId: integration.id,
                name: id,
                accountName: connections.length === 0 && integrationEnabled ? '100% off_line' : null,
                ...{ enabled, credential, hasRefreshToken, expiresAt },
                ...stateOf(validation),
              })
              if (attempt !== 'none')
                authorizations.push(attemptOf(attempt, id, integration.id, userId, sessionId))
            }
  await database().connection.createMany({ data: connections })
  await database().authorization.createMany({ data: authorizations })
}

function stateOf(validation: (typeof validations)[number]) {
  if (validation === null) return { validationStatus: null, validationCode: null }
  if (validation === 'ok') return { validationStatus: 'ok' as const, validationCode: null }
  return { validationStatus: 'error' as const, validationCode: validation }
}

function attemptOf(
  attempt: string,
  connectionId: string,
  integrationId: string,
  userId: string,
  sessionId: string,
) {
  return {
    stateDigest: new Uint8Array(randomBytes(32)),
    sealed: new Uint8Array(1),
    browserDigest: new Uint8Array(1),
    redirectUri: 'http://localhost/',
    configVersion: 1,
    ...{ connectionId, integrationId, userId, sessionId },
    expiresAt: attempt === 'run out' ? past : future,
    finishedAt: attempt === 'finished' ? past : null,
  }
}
