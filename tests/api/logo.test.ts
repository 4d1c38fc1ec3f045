import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { MOST_PICTURE_BYTES } from '@/lib/core/picture'
import { readLogoPath } from '@/lib/operations/read-logo'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse } from '../support/house'
import { png } from '../support/png'
import { type Caller, nobody, person, program } from './callers'

const picture = new Uint8Array(png(8, [10, 20, 30], [200, 100, 50]))
const kinds: [string, Uint8Array][] = [
  ['image/png', picture],
  ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['image/webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ')],
]

let admin: Caller
beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
})
afterEach(() => remove())
afterAll(closeHouse)

async function put(caller: Caller, body: BodyInit, type = 'image/png'): Promise<string> {
  const headers = { ...caller, 'content-type': type }
  const response = await api.request('/api/logo', { method: 'PUT', headers, body })
  return response.status === 204 ? '204' : `${response.status} ${(await response.json()).error.code}`
}

const get = (headers: Caller = nobody) => api.request('/api/logo', { headers })
const remove = (caller = admin) => api.request('/api/logo', { method: 'DELETE', headers: caller })

describe('the logo', () => {
  it.each(kinds)('is %s by its first bytes, whatever its header says', async (type, bytes) => {
    for (const said of [type, 'image/gif', 'text/html', 'application/octet-stream'])
      expect(await put(admin, new Uint8Array(bytes), said)).toBe('204')
    const shown = await get()
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, type])
    expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG behind a declaration', '<?xml version="1.0"?><svg/>'],
    ['HTML', '<html><script>alert(1)</script>'],
    ['a picture that moves', Buffer.from('GIF89a..')],
    ['a picture behind a blank', Buffer.concat([Buffer.from(' '), picture])],
    ['a RIFF that is no WebP', 'RIFF\x24\0\0\0WAVEfmt '],
    ['nothing', ''],
  ])('is not %s, even where that is said to be a picture', async (_, body) => {
    expect(await put(admin, picture)).toBe('204')
    const lying = typeof body === 'string' ? body : new Uint8Array(body)
    expect(await put(admin, lying)).toBe('415 not_a_picture')
    // The one that was there stays.
    expect((await get()).headers.get('content-type')).toBe('image/png')
  })

  it('has at most 256 kB, whether its length is told or not', async () => {
    const large = (bytes: number) => Buffer.concat([picture, Buffer.alloc(bytes - picture.length)])
    expect(await put(admin, new Uint8Array(large(MOST_PICTURE_BYTES)))).toBe('204')
    expect(await put(admin, new Uint8Array(large(MOST_PICTURE_BYTES + 1)))).toBe('413 payload_too_large')
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })
    const headers = admin
    const sent = { method: 'PUT', headers, body: endless, duplex: 'half' } as RequestInit
    expect((await api.request('/api/logo', sent)).status).toBe(413)
  })

  it('is kept by browsers for a while, and asked for again by what it was', async () => {
    await put(admin, picture)
    const first = await get()
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
    const again = await get({ 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const address = await readLogoPath()
    expect(address).toBe(`/api/logo?v=${etag.slice(1, -1)}`)
    await put(admin, new Uint8Array(png(8, [1, 2, 3], [4, 5, 6])))
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
    expect(await readLogoPath()).not.toBe(address)
  })

  it('is gone when it is removed, which is noted once', async () => {
    await put(admin, picture)
    const noted = () => database().event.count({ where: { type: 'settings.updated', target: 'catalog' } })
    const before = await noted()
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(204)
    expect((await noted()) - before).toBe(1)
    expect((await get()).status).toBe(404)
    expect(await readLogoPath()).toBeNull()
  })

  it('I01 is an admin’s to change, from our own pages', async () => {
    for (const caller of [
      await person('member'),
      await person('viewer'),
      await program(['integrations:write']),
    ])
      expect(await put(caller, picture)).toBe('403 forbidden')
    expect(await put(nobody, picture)).toBe('401 unauthenticated')
    const elsewhere = { ...admin, origin: 'https://evil.example' }
    expect(await put(elsewhere, picture)).toBe('403 cross_origin')
    expect((await remove(elsewhere)).status).toBe(403)
    expect((await get()).status).toBe(404)
  })
})
