import { createServer, type RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { fetchPicture } from '@/lib/egress/picture'
import { door, listen } from './doors'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const kinds: [string, Buffer][] = [
  ['image/png', png],
  ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['image/gif', Buffer.from('GIF89a..')],
  ['image/webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ')],
]

async function serve(listener: RequestListener) {
  const at = await listen(createServer(listener))
  const { fetch } = door({ allow: [at.endpoint] })
  return {
    ...at,
    take: (path = '') => fetchPicture(at.url + path, fetch({ maxBytes: 256 * 1024, timeoutMs: 1_000 })),
  }
}

describe('a picture', () => {
  test.each(kinds)('is %s by its first bytes, whatever its header says', async (contentType, bytes) => {
    const { take } = await serve((_, response) => response.setHeader('content-type', 'text/html').end(bytes))
    expect(await take()).toEqual({ contentType, bytes: new Uint8Array(bytes) })
  })

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['HTML', '<html>'],
    ['a RIFF that is no WebP', 'RIFF\x24\0\0\0WAVEfmt '],
    ['a picture behind a blank', Buffer.concat([Buffer.from(' '), png])],
    ['nothing', ''],
  ])('is not %s', async (_what, body) => {
    const { take } = await serve((_request, response) =>
      response.setHeader('content-type', 'image/png').end(body),
    )
    expect(await take()).toBeNull()
  })

  test('is at most 256 KiB', async () => {
    const { take } = await serve((request, response) =>
      response.end(Buffer.concat([png, Buffer.alloc(Number(request.url?.slice(1)) - png.length)])),
    )
    expect((await take('262144'))?.bytes.length).toBe(262_144)
    expect(await take('262145')).toBeNull()
  })

  test('may lie behind three redirects and not behind four', async () => {
    const { take } = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end(png)
      else response.writeHead(302, { location: String(left - 1) }).end()
    })
    expect((await take('3'))?.contentType).toBe('image/png')
    expect(await take('4')).toBeNull()
  })

  test.each([
    'http://127.0.0.1:{other}/',
    'https://localhost/',
    'file:///etc/passwd',
    'data:image/png;base64,iVBORw0KGgo=',
    ' ',
    '//',
  ])('D17 each redirect is judged as a new target: %s', async (location) => {
    let hits = 0
    const other = await listen(createServer((_, response) => response.end(String(hits++))))
    const { take } = await serve((_, response) =>
      response.writeHead(302, { location: location.replace('{other}', String(other.port)) }).end(),
    )
    expect(await take()).toBeNull()
    expect(hits).toBe(0)
  })

  test('D19 that cannot be had is none, whatever the reason', async () => {
    const { take } = await serve((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end(png)
      if (request.url === '/nowhere') response.writeHead(302).end()
      if (request.url === '/cut') response.destroy()
    })
    for (const path of ['gone', 'nowhere', 'cut', 'silent']) expect(await take(path), path).toBeNull()
    expect(await fetchPicture('not a URL')).toBeNull()
    expect(await fetchPicture('http://127.0.0.1/picture.png')).toBeNull()
  })
})
