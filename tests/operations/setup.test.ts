import { beforeAll, describe, expect, it } from 'vitest'
import type { Setup } from '@/lib/contract/setup'
import type { Field } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { listEvents } from '@/lib/operations/list-events'
import { openSetup, setupPlace } from '@/lib/operations/open-setup'
import { planIntegration } from '@/lib/operations/plan-integration'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { saveSetup } from '@/lib/operations/save-setup'
import { database } from '@/lib/store/database'
import { findIntegration } from '@/lib/store/integrations'
import { randomToken } from '@/lib/vault/digest'
import { open } from '@/lib/vault/seal'
import { signedIn } from '../support/house'
import { faultyHouse, SECRET } from './faulty-house'

const house = faultyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('faulty')
})

async function row(of = slug) {
  const integration = await findIntegration(of)
  if (!integration) throw new Error(`no ${of}`)
  return integration
}

const save = (fields: Record<string, string>, rest: Partial<Setup> = {}, actor = house.admin) =>
  saveSetup(actor, slug, { fields, ...rest })

describe('a saved set-up', () => {
  it('keeps its secrets in the sealed column alone', async () => {
    const { sealedSetup, ...open } = await database().integration.findUniqueOrThrow({ where: { slug } })
    expect(JSON.stringify(open)).not.toContain(SECRET)
    expect(Buffer.from(sealedSetup ?? []).toString('latin1')).not.toContain(SECRET)
    expect(openSetup(await row())).toEqual({ client_id: 'the-client', client_secret: SECRET })
  })

  it('F10 never tells a secret back, only that it is saved, since when and by whom', async () => {
    const answer = await save({ client_secret: 'brand-new-secret' })
    expect(JSON.stringify(answer)).not.toContain('brand-new-secret')
    const [id, secret] = answer.setup
    expect(id).toMatchObject({ key: 'client_id', value: 'the-client', saved: null })
    expect(secret).toMatchObject({ key: 'client_secret', value: null, saved: { by: 'The admin' } })
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({
      type: 'integration.setup_saved',
      detail: { changed: ['client_secret'] },
    })
    expect(JSON.stringify(await readIntegration(await signedIn('viewer'), slug))).not.toContain(
      'brand-new-secret',
    )
    expect(JSON.stringify(events)).not.toContain('brand-new-secret')
  })

  it('keeps a secret that was left blank, and who saved it when', async () => {
    const before = await save({ client_secret: 'kept' })
    const after = await save({ client_id: 'moved', client_secret: '' }, {}, await signedIn())
    expect(openSetup(await row())).toEqual({ client_id: 'moved', client_secret: 'kept' })
    expect(after.setup[1]).toEqual(before.setup[1])
  })

  it('M02 is sealed anew at every save, so that an older one does not open in its place', async () => {
    const before = await row()
    await save({ client_id: 'again' })
    const after = await row()
    expect(after.configVersion).toBe(before.configVersion + 1)
    const swap = () => open(setupPlace(after.id, after.configVersion), before.sealedSetup ?? new Uint8Array())
    expect(swap).toThrow(expect.objectContaining({ code: 'tampered' }))
  })

  it.each([
    ['a field that is not the provider’s', { clientSecret: 'x' }, 'clientSecret'],
    ['an empty id', { client_id: ' ' }, 'client_id'],
    ['two lines', { client_id: 'a\nb' }, 'client_id'],
  ])('refuses %s, and nothing is stored', async (_, fields, at) => {
    const before = await row()
    await expect(save(fields)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [at]: expect.any(String) },
    })
    expect(await row()).toEqual(before)
  })

  it('asks about spaces around a secret, and nothing is stored until somebody says', async () => {
    const before = await row()
    await expect(save({ client_secret: ' spaced\n' })).rejects.toMatchObject({
      code: 'secret_has_spaces',
      status: 422,
    })
    expect(await row()).toEqual(before)
    await save({ client_secret: ' spaced\n' }, { outerSpaces: 'keep' })
    expect(openSetup(await row()).client_secret).toBe(' spaced\n')
    await save({ client_secret: ' spaced\n' }, { outerSpaces: 'remove' })
    expect(openSetup(await row()).client_secret).toBe('spaced')
  })

  it('of two saves at once one wins and the other is told', async () => {
    const saves = await Promise.allSettled(
      Array.from({ length: 4 }, (_, i) => save({ client_id: `racer-${i}` })),
    )
    const lost = saves.filter((result) => result.status === 'rejected')
    expect(lost.length).toBeGreaterThanOrEqual(1)
    for (const { reason } of lost) expect(reason).toMatchObject({ code: 'changed_meanwhile' })
    expect(openSetup(await row()).client_secret).toBe('spaced')
  })

  it('that cannot be opened is said so, and a secret entered again mends it', async () => {
    await database().integration.update({ where: { slug }, data: { sealedSetup: Buffer.from('tampered') } })
    await expect(save({ client_id: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { client_secret: expect.stringMatching(/cannot be opened/) },
    })
    const begun = beginAuthorization(house.admin, { integration: slug, browser: randomToken() })
    await expect(begun).rejects.toMatchObject({ code: 'opening_failed' })
    await save({ client_secret: SECRET })
    expect(openSetup(await row()).client_secret).toBe(SECRET)
  })

  it.each(['member', 'viewer'] as const)('is not a %s’s to change', async (role) => {
    await expect(save({ client_id: 'x' }, {}, await signedIn(role))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('lifts a status of misconfigured, because it may be right now', async () => {
    house.server.set('token', { status: 401, body: { error: 'invalid_client' } })
    expect((await house.connect(slug)).status).toBe('misconfigured')
    await save({ client_secret: 'another' })
    expect((await readConnection(house.admin, slug)).status).toBe('not_connected')
  })
})

describe('a set-up whose values stand in the provider’s addresses', () => {
  const field = (key: string, secret: boolean): Field => ({
    key,
    label: key,
    type: 'text',
    required: true,
    secret,
  })

  it('F07 may be a secret too: a field that an admin’s definition does not declare open', async () => {
    const { urls, origin } = house.server
    const made = house.setUp('templated', {
      fields: [field('client_id', false), field('client_secret', true), field('region', true)],
      oauth2: {
        ...{ authorizationUrl: `${urls.authorize}?region={region}`, tokenUrl: urls.token, issuer: origin },
        ...{ grant: 'authorization_code', scopes: [], tokenAuthMethod: 'client_secret_post' },
      },
    })
    await expect(made).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { region: 'region is needed.' },
    })
    const fields = { client_id: 'c', client_secret: 's', region: 'north' }
    await expect(saveSetup(house.admin, 'templated', { fields })).resolves.toMatchObject({ ready: true })
    const { url } = await beginAuthorization(house.admin, {
      integration: 'templated',
      browser: randomToken(),
    })
    expect(new URL(url).searchParams.get('region')).toBe('north')
  })
})

describe('a consent under way', () => {
  it.each([
    ['the set-up was changed', () => save({ client_id: 'changed' }), 'setup_changed'],
    [
      'A13 the integration was switched off',
      () => database().integration.update({ where: { slug }, data: { enabled: false } }),
      'setup_changed',
    ],
    [
      'B03 its ten minutes are over',
      () =>
        database().authorization.updateMany({ where: { consumedAt: null }, data: { expiresAt: new Date() } }),
      'consent_expired',
    ],
  ])('is refused without a request when %s', async (_, change, code) => {
    const callback = await house.consentTo(slug)
    await change()
    expect(await house.finish(callback)).toMatchObject({ type: 'finished' })
    await database().integration.update({ where: { slug }, data: { enabled: true } })
    const { lastAttempt } = await readConnection(house.admin, slug)
    expect(lastAttempt?.failure.code).toBe(code)
    expect(house.server.hits('token')).toBe(0)
    // It was consumed all the same.
    await house.finish(callback)
    expect(house.server.hits('token')).toBe(0)
  })

  it('A13 whose integration was deleted is not known any more', async () => {
    const gone = await house.setUp('short-lived')
    const callback = await house.consentTo(gone)
    await database().integration.delete({ where: { slug: gone } })
    expect(await house.finish(callback)).toEqual({ type: 'refused', code: 'unknown_state' })
    expect(house.server.hits('token')).toBe(0)
  })

  it('cannot begin while it is switched off', async () => {
    await database().integration.update({ where: { slug }, data: { enabled: false } })
    const begun = beginAuthorization(house.admin, { integration: slug, browser: randomToken() })
    await expect(begun).rejects.toMatchObject({ code: 'integration_disabled' })
    await database().integration.update({ where: { slug }, data: { enabled: true } })
  })
})

describe('a new integration', () => {
  it('takes the provider’s key as its slug, the next ones a number, and says its redirect URI beforehand', async () => {
    await expect(planIntegration(house.admin, 'faulty')).resolves.toMatchObject({
      ...{
        slug: 'faulty-2',
        name: 'Faulty 2',
        redirectUri: 'http://localhost:3000/oauth2/callback/faulty-2',
      },
    })
    const made = await createIntegration(house.admin, { provider: 'faulty' })
    expect(made).toMatchObject({
      slug: 'faulty-2',
      ready: false,
      connections: [{ key: 'faulty-2', status: 'not_connected' }],
    })
    const taken = createIntegration(house.admin, { provider: 'faulty', slug: 'faulty-2' })
    await expect(taken).rejects.toMatchObject({
      code: 'already_exists',
      fields: { slug: expect.any(String) },
    })
  })

  it('needs a provider that is there, and an admin', async () => {
    for (const provider of ['nothing', '__proto__', 'constructor'])
      await expect(createIntegration(house.admin, { provider })).rejects.toMatchObject({ code: 'not_found' })
    const member = createIntegration(await signedIn('member'), { provider: 'faulty' })
    await expect(member).rejects.toMatchObject({ code: 'forbidden' })
  })
})
