import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './support/sources'

interface Locked {
  version?: string
  resolved?: string
  integrity?: string
  optional?: boolean
  link?: boolean
  hasInstallScript?: boolean
}

const manifest: {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
  engines: { node: string }
} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

const lock: { lockfileVersion: number; packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
)

const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Whether a version is at least a floor; a pre-release is none. */
function isAtLeast(version: string, floor: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number))
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1
  return at === -1 || Number(a?.[at]) > Number(b?.[at])
}

describe('S01 what is known to be broken below', () => {
  it.each([
    // CVE-2026-44578, CVE-2026-94483
    ['next', '16.4.5'],
    // CVE-2026-73419
    ['next-auth', '4.24.15'],
    // CVE-2025-55182, CVE-2025-55183
    ['react', '19.3.1'],
    ['react-dom', '19.3.1'],
  ])('%s is locked at %s or later', (name, floor) => {
    const versions = locked.filter(([path]) => nameOf(path) === name).map(([, { version = '' }]) => version)
    expect(versions.length).toBeGreaterThan(0)
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
  })

  it('is not there under another name', () => {
    const floors: Record<string, string> = { '@auth/core': '0.41.3' }
    const low = locked.filter(([path, { version = '' }]) => {
      const floor = floors[nameOf(path)]
      return floor !== undefined && !isAtLeast(version, floor)
    })
    expect(low).toEqual([])
    expect(
      locked.map(([path]) => nameOf(path)).filter((name) => name.startsWith('react-server-dom-')),
    ).toEqual([])
  })

  it('react and react-dom are of one release', () => {
    expect(manifest.dependencies.react).toBe(manifest.dependencies['react-dom'])
  })

  it('a floor is compared number by number', () => {
    for (const version of ['16.4.5', '16.4.10', '16.10.0', '17.0.0'])
      expect(isAtLeast(version, '16.4.5')).toBe(true)
    for (const version of ['16.4.4', '16.3.99', '9.9.9', '16.4.5-canary.1', ''])
      expect(isAtLeast(version, '16.4.5')).toBe(false)
  })
})

describe('S03 where packages come from', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies }

  it('every one is pinned to one version of the registry', () => {
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    expect(loose).toEqual([])
  })

  it('the lockfile holds what the manifest says', () => {
    const different = Object.entries(all).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    )
    expect(different).toEqual([])
    expect(lock.lockfileVersion).toBe(3)
  })

  it('none comes from git, by plain http, or from a folder', () => {
    const strange = locked.filter(
      ([, { resolved, link, version }]) =>
        link === true ||
        (resolved !== undefined && !resolved.startsWith('https://')) ||
        version === undefined,
    )
    expect(strange).toEqual([])
  })

  it('each has the digest of its content, but for other platforms’ builds', () => {
    const unproven = locked.filter(
      ([, { integrity, optional }]) => integrity === undefined && optional !== true,
    )
    expect(unproven.map(([path]) => path)).toEqual([])
    const weak = locked.filter(
      ([, { integrity }]) => integrity !== undefined && !integrity.startsWith('sha512-'),
    )
    expect(weak.map(([path]) => path)).toEqual([])
  })

  it('none runs a script when it is installed', () => {
    const running = locked.filter(
      ([path, { hasInstallScript }]) => hasInstallScript && manifest.allowScripts[nameOf(path)] !== false,
    )
    expect(running.map(([path]) => path)).toEqual([])
    expect(Object.values(manifest.allowScripts).filter(Boolean)).toEqual([])
  })
})

describe('S05 what is published', () => {
  /** What a real secret looks like, at its real length: the tests' own made-up ones are shorter. */
  const SHAPES: [string, RegExp][] = [
    [
      'a private key',
      /-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*\n?[A-Za-z0-9+/=\s]{100,}/,
    ],
    ['an AWS key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/],
    ['a Slack token', /\bxox[abeprs]-\d{6,}-[\w-]{20,}/],
    ['a Google key', /\bAIza[\w-]{35}\b|\bya29\.[\w-]{60,}|\bGOCSPX-[\w-]{28}\b/],
    ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
    ['a key of ours', /\bpbk_[a-z0-9]{12}_(?![AX]{43})[\w-]{43}/],
    ['a key ring', /\b\w{1,32}:(?!A{43}=)(?!AAECAwQF)[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/],
    ['a signed token', /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{40,}/],
    [
      'a password in an address',
      /\bpostgres(?:ql)?:\/\/(?!user:password@)\w+:(?!\$)[^@\s{}'"`$]{6,}@(?!localhost|127\.0\.0\.1|host\b)/,
    ],
  ]
  const files = () =>
    execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter((path) => path !== '' && existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile())

  it.each<[string, string]>([
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(40)}`],
    ['an AWS key', `AKIA${'Q7'.repeat(8)}`],
    ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
    ['a Slack token', `xoxb-${'1'.repeat(10)}-${'a'.repeat(24)}`],
    ['a Google key', `AIza${'b'.repeat(35)}`],
    ['a Stripe key', `sk_live_${'c'.repeat(24)}`],
    ['a key of ours', `pbk_abcdef012345_${'d'.repeat(43)}`],
    ['a key ring', `k1:${'e'.repeat(43)}=`],
    ['a signed token', `eyJ${'f'.repeat(30)}.eyJ${'g'.repeat(30)}.${'h'.repeat(43)}`],
    ['a password in an address', `postgresql://app:${'i'.repeat(12)}@db.example.com/app`],
  ])('%s would be found', (name, secret) => {
    expect(SHAPES.filter(([, shape]) => shape.test(`"${secret}"`)).map(([found]) => found)).toContain(name)
  })

  it.skipIf(!existsSync(join(ROOT, '.git')))('holds nothing that looks like a secret', () => {
    const found = files()
      .filter((path) => !/\.(png|ico|woff2?|svg)$|package-lock\.json$/.test(path))
      .flatMap((path) => {
        const text = readFileSync(join(ROOT, path), 'utf8')
        return SHAPES.filter(([, shape]) => shape.test(text)).map(([name]) => `${path}: ${name}`)
      })
    expect(found).toEqual([])
  })

  it.skipIf(!existsSync(join(ROOT, '.git')))('holds no environment, no data and no key', () => {
    const wrong = files().filter((path) =>
      /(^|\/)(\.env(\.(?!example).*)?|data|.*\.(pem|key|p12|pfx|sqlite|dump))$/.test(path),
    )
    expect(wrong).toEqual([])
    const ignored = (path: string) =>
      execFileSync('git', ['check-ignore', '-q', '--no-index', path], { cwd: ROOT, stdio: 'ignore' })
    for (const path of ['.env', 'data/keys', 'node_modules/x', '.next/x', 'dist/x'])
      expect(() => ignored(path), path).not.toThrow()
  })
})
