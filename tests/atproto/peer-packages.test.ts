import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PEER } from '../support/atproto-install'

interface Entry {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  optional?: boolean
  link?: boolean
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const manifest: { dependencies: Record<string, string>; allowScripts: Record<string, boolean> } = read(
  join(PEER, 'package.json'),
)
const lock: { packages: Record<string, Entry> } = read(join(PEER, 'package-lock.json'))
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const production: { packages: Record<string, Entry> } = read('package-lock.json')

// The root's lockfile has the same rules (tests/process/lockfile.test.ts); `node bin/lock.mjs tests/peers/atproto` mends.
describe('the packages of the AT Protocol peer', () => {
  it('are pinned, and locked as they are pinned', () => {
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version)
    }
  })

  it('name no registry, have their digests, and run no script of their own', () => {
    const wrong = packages.filter(
      ([, { resolved, link, integrity, optional, hasInstallScript }]) =>
        resolved !== undefined || link || hasInstallScript || !(integrity?.startsWith('sha512-') || optional),
    )
    expect(wrong.map(([path]) => path)).toEqual([])
    expect(Object.values(manifest.allowScripts).filter(Boolean)).toEqual([])
  })

  it('are not in the production tree', () => {
    const servers = ['@atproto/pds', '@atproto/dev-env', 'better-sqlite3', 'sharp', 'node-gyp']
    expect(servers.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([])
    const there = servers.filter((name) => {
      const entry = production.packages[`node_modules/${name}`]
      return entry !== undefined && !entry.optional
    })
    expect(there).toEqual([])
  })
})
