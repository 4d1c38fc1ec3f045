import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { basicKey, formatApiKey } from '@/lib/core/api-key'
import { platformLines } from '@/lib/core/curl'
import { originFault } from '@/lib/core/web-origin'

const KEY = formatApiKey({ id: 'abcdefghij12', secret: `${'s'.repeat(20)}_-_${'t'.repeat(20)}` })

/** What the shell would hand to curl. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${line}`
  const said = execFileSync('bash', ['--norc', '-c', script], {
    env: { ...process.env, PATCHBAY_KEY: KEY } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  return said.split('\0').slice(0, -1)
}

describe('the lines for a shell', () => {
  it.each(['ann@example.com', `it's "a" $HOME \`id\` \\ !x; a/b?c#d%20 ü漢😀`])(
    'name %s as they are',
    (externalId) => {
      const lines = platformLines({ publicUrl: 'https://patchbay.example', slug: 'mail', externalId })
      const [u, user = '', h, type, d, body = '', url] = argumentsOf(lines.provision)
      expect([u, h, type, d, url]).toEqual([
        ...['-u', '-H', 'Content-Type: application/json', '-d'],
        'https://patchbay.example/api/platform/users',
      ])
      expect(JSON.parse(body)).toEqual({ user: { external_id: externalId } })
      expect(basicKey(`Basic ${btoa(user)}`)).toBe(KEY)
      const address = new URL(argumentsOf(lines.read)[2] ?? '')
      expect(decodeURIComponent(address.pathname.split('/')[4] ?? '')).toBe(externalId)
      expect(address.pathname).toMatch(/\/connections\/mail$/)
      expect(JSON.stringify(lines)).not.toContain(KEY)
    },
  )
})

describe('an origin that is none', () => {
  it.each([
    ['https://app.example.com/', 'more', 'https://app.example.com'],
    ['https://App.example.com/path?q', 'more', 'https://app.example.com'],
    ['https://app.example.com:443', 'more', 'https://app.example.com'],
    ['http://app.example.com', 'insecure', 'https://app.example.com'],
    ['app.example.com', 'scheme', 'https://app.example.com'],
    ['app.example.com:8443', 'scheme', 'https://app.example.com:8443'],
    ['ftp://app.example.com', 'scheme', null],
    ['https://*.example.com', 'pattern', null],
    ['nothing', 'broken', null],
    ['https://', 'broken', null],
  ])('%s is told why, and what it may have meant', (text, fault, meant) => {
    expect(originFault(text)).toEqual({ fault, meant })
    if (meant !== null) expect(originFault(meant)).toBeNull()
  })

  it.each(['https://app.example.com', 'http://localhost:3000', 'http://127.0.0.1'])('%s is one', (text) => {
    expect(originFault(text)).toBeNull()
  })
})
