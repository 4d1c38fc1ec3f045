import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const compose = readFileSync('compose.yaml', 'utf8')
const ours = compose.slice(compose.indexOf('  patchbay:'), compose.indexOf('\n  postgres:'))
const ignored = readFileSync('.dockerignore', 'utf8').split('\n')

describe('Q16 the container', () => {
  it('runs as nobody in particular, on a file system that it cannot write to, with no rights', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf('\nUSER node')).toBeGreaterThan(last.lastIndexOf('\nCOPY '))
    expect(last).toMatch(/^CMD \["node", "dist\/server\.js"\]$/m)
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'security_opt: ["no-new-privileges:true"]'])
      expect(ours).toContain(line)
  })

  it('has no secret in a layer: none is an argument or a default, and what holds one is left out', () => {
    const secrets = /ENCRYPTION_KEYS|SECRET|PASSWORD|TOKEN|DATABASE_URL/
    const set = dockerfile.split('\n').filter((line) => /^\s*(ARG|ENV|[A-Z_]+=)/.test(line))
    expect(set.length).toBeGreaterThan(2)
    expect(set.filter((line) => secrets.test(line))).toEqual([])
    for (const name of ['.env', '.git', 'data', '**/node_modules']) expect(ignored).toContain(name)
    const given = [...ours.matchAll(/^\s+([A-Z_]*(?:SECRET|PASSWORD|KEYS)): (.*)$/gm)]
    expect(given.length).toBeGreaterThan(3)
    for (const [, name, value] of given) expect(value).toMatch(new RegExp(`^\\$\\{${name}:`))
  })

  it('ships what it runs and nothing beside it', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
    const copied = [...last.matchAll(/^COPY --from=build (.*) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    )
    const wanted = [
      'package.json',
      'next.config.js',
      'node_modules',
      'prisma/migrations',
      'public',
      '.next',
      'dist',
    ]
    expect(copied).toEqual(wanted.map((path) => `/app/${path}`))
  })
})
