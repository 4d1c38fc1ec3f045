import { describe, expect, it } from 'vitest'
import { code, findCycles, paths, production } from './support/sources'

// The floor plan of docs/decisions/001, as law. An exception stands here by name, with its reason, or nowhere.

/** Folders of lib by floor; imports go down, or stay in the folder. */
const FLOORS: Record<string, number> = {
  core: 0,
  providers: 0,
  contract: 1,
  oauth: 1,
  atproto: 1,
  'domain-connect': 1,
  vault: 2,
  egress: 2,
  store: 2,
  events: 2,
  operations: 3,
  api: 4,
  web: 4,
  client: 4,
  worker: 4,
}

/** Leaf doors: for floor 2 and above. */
const LEAVES = ['lib/env', 'lib/log', 'lib/metrics', 'lib/once']

/** What Next compiles for a runtime of its own, where lib/env cannot go. */
const ENV_READERS = ['proxy.ts', 'instrumentation.ts']

const SIDEWAYS = new Map([
  ['lib/api -> lib/web', 'one session cookie and one translation of errors serve both doors'],
  ['lib/providers -> lib/core', 'data is typed by core'],
  [
    'lib/domain-connect -> lib/oauth',
    'its token endpoint is OAuth 2.0’s: answers and refusals are read once',
  ],
  ['lib/web -> lib/worker', '`next start` begins the worker where no server.ts does'],
])

describe('the house', () => {
  it('imports go down', () => {
    const wrong = production.flatMap((source) =>
      source.imports
        .filter((to) => to.startsWith('lib/') && !isAllowed(source.path, to))
        .map((to) => `${source.path} -> ${to}`),
    )
    expect(wrong).toEqual([])
  })

  it('nothing below a floor imports pages or components', () => {
    const wrong = production
      .filter(({ path }) => path.startsWith('lib/'))
      .flatMap((source) =>
        source.imports.filter((to) => /^(app|components)\//.test(to)).map((to) => `${source.path} -> ${to}`),
      )
    expect(wrong).toEqual([])
  })

  it('components see core, contract types, client, each other and the actions of the console', () => {
    const seen = /^(lib\/(core|contract|client)\/|components\/|app\/.*\/?[a-z-]*actions$)/
    const wrong = production
      .filter(({ path }) => path.startsWith('components/') || path.startsWith('lib/client/'))
      .flatMap((source) =>
        source.imports.filter((to) => isOurs(to) && !seen.test(to)).map((to) => `${source.path} -> ${to}`),
      )
    expect(wrong).toEqual([])
  })

  it('the browser gets types of the contract, never its schemas', () => {
    const wrong = production
      .filter(({ path }) => path.startsWith('components/') || path.startsWith('lib/client/'))
      .filter(({ text }) => /^import (?!type)(?:(?!^import)[^'])*'@\/lib\/contract/m.test(text))
    expect(paths(wrong)).toEqual([])
  })

  it('has no import cycles', () => {
    expect(findCycles(production)).toEqual([])
  })

  it('core is pure: no I/O, no async, no clock', () => {
    const impure = production
      .filter(({ path }) => path.startsWith('lib/core/'))
      .filter(
        ({ text, imports }) =>
          /\basync\b|\bawait\b|Date\.now\(|new Date\(\)|setTimeout/.test(code(text)) ||
          imports.some((to) => to.startsWith('node:')),
      )
    expect(paths(impure)).toEqual([])
  })
})

describe('the doors', () => {
  it('fetch and sockets are opened in egress alone, and in the browser by its fetcher', () => {
    const opens =
      /(?<![\w.])fetch\(|from 'undici'|from 'node:(net|tls|dgram|dns|dns\/promises|http|https|http2)'|new EventSource\(/
    const exceptions = [
      'lib/client/fetcher.ts',
      'lib/client/live-stream.ts',
      'server.ts',
      'lib/store/',
      'lib/web/',
    ]
    const wrong = production
      .filter(
        ({ path }) =>
          !path.startsWith('lib/egress/') && !exceptions.some((allowed) => path.startsWith(allowed)),
      )
      .filter(({ text }) => opens.test(code(text)))
      // The protocols are handed their fetch: it is a parameter of the file that calls it.
      .filter(
        ({ path, text }) =>
          !(path.startsWith('lib/oauth/') && /\bfetch: typeof (globalThis\.)?fetch/.test(text)),
      )
    expect(paths(wrong)).toEqual([])
    // The store speaks to PostgreSQL and the listener is spoken to: neither dials anybody else.
    const dials = production
      .filter(({ path }) => path.startsWith('lib/store/') || path.startsWith('lib/web/'))
      .filter(({ text }) => /(?<![\w.])fetch\(|from 'undici'|\brequest\(|net\.connect\(/.test(code(text)))
    expect(paths(dials)).toEqual([])
  })

  it('Prisma is the store’s, pg the store’s and the probes’', () => {
    const prisma = production.filter(
      ({ path, imports }) => imports.some((to) => /prisma/.test(to)) && !path.startsWith('lib/store/'),
    )
    expect(paths(prisma)).toEqual([])
    const pg = production.filter(
      ({ path, imports }) =>
        imports.includes('pg') && !path.startsWith('lib/store/') && !path.startsWith('lib/egress/probes/'),
    )
    expect(paths(pg)).toEqual([])
  })

  it('process.env is read in env.ts and configuration alone', () => {
    const wrong = production.filter(
      ({ path, text }) =>
        /process\.env\b/.test(code(text)) && path !== 'lib/env.ts' && !ENV_READERS.includes(path),
    )
    expect(paths(wrong)).toEqual([])
  })

  it('secrets are opened by these operations and no others', () => {
    const opening = [
      ...[
        'open-client-keys',
        'open-credential',
        'open-presets',
        'open-proof',
        'open-setup',
        'open-signing-key',
      ],
      ...['purge', 'resolve-replacement'],
    ]
    const wrong = production
      .filter(({ path }) => !path.startsWith('lib/vault/'))
      .filter(({ text }) => /import \{[^}]*\bopen\b[^}]*\} from '@\/lib\/vault\/seal'/.test(text))
      .map(({ path }) => path.replace(/^lib\/operations\/(.*)\.ts$/, '$1'))
    expect(wrong.sort()).toEqual(opening)
  })

  it('one logger: no console', () => {
    expect(
      paths(production.filter(({ text }) => /\bconsole\.(log|info|warn|error|debug)\(/.test(code(text)))),
    ).toEqual([])
  })
})

function isAllowed(from: string, to: string): boolean {
  const target = floorOf(to)
  const origin = floorOf(from)
  if (origin === null) return true
  if (LEAVES.some((leaf) => to === leaf)) return origin >= 2 || LEAVES.includes(from.replace(/\.ts$/, ''))
  if (target === null) return false
  if (folderOf(from) === folderOf(to)) return true
  return target < origin || SIDEWAYS.has(`lib/${folderOf(from)} -> lib/${folderOf(to)}`)
}

/** Null: above every floor of lib. Leaf doors count as floor 2. */
function floorOf(path: string): number | null {
  if (LEAVES.includes(path.replace(/\.ts$/, ''))) return 2
  if (path === 'lib/integrations' || path === 'lib/integrations.ts') return 4
  return path.startsWith('lib/') ? (FLOORS[folderOf(path)] ?? null) : null
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function isOurs(to: string): boolean {
  return /^(app|components|lib|prisma|tests)\//.test(to)
}
