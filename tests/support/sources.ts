import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository, as the architecture test reads it. */
export const ROOT = join(import.meta.dirname, '../..')

/** One file of ours: its path from the root, its text, and what it imports, as paths from the root without ending. */
export interface Source {
  path: string
  text: string
  imports: string[]
}

/** The folders of the plan. */
export const TOP = ['app', 'bench', 'bin', 'components', 'lib', 'prisma', 'public', 'tests']

/** Every file of ours. */
export const sources = TOP.flatMap(filesUnder)
  .concat(['server.ts', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'].map(readSource))
  .filter(({ path }) => !path.startsWith('prisma/generated'))

/** What runs in production. */
export const production = sources.filter(({ path }) =>
  /^(app|components|lib|server\.ts|proxy\.ts|instrumentation)/.test(path),
)

function filesUnder(folder: string): Source[] {
  try {
    // A peer of the tests has packages of its own there, which are not ours.
    return readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules')
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        if (entry.isDirectory()) return filesUnder(path)
        return entry.isFile() && /\.(ts|tsx|mjs|cjs|css)$/.test(entry.name) ? [readSource(path)] : []
      })
  } catch {
    return []
  }
}

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) =>
    normalise(match[1] ?? '', path),
  )
  return { path, text, imports }
}

/** `@/lib/x` and relative imports as paths from the root, without ending. */
function normalise(to: string, from: string): string {
  if (to.startsWith('@/')) return to.slice(2)
  if (to.startsWith('.')) return join(from, '..', to).replace(/\.(ts|tsx)$/, '')
  return to
}

/** Without comments, so that a word in a sentence is not code. */
export function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g, '')
}

export function paths(found: readonly Source[]): string[] {
  return found.map(({ path }) => path)
}

export function findCycles(all: readonly Source[]): string[] {
  const byPath = new Map(
    all.map((source) => [source.path.replace(/\.(ts|tsx)$/, '').replace(/\/index$/, ''), source]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (at: string, trail: readonly string[]) => {
    if (trail.includes(at)) {
      cycles.push([...trail.slice(trail.indexOf(at)), at].join(' -> '))
      return
    }
    if (done.has(at)) return
    done.add(at)
    for (const to of byPath.get(at)?.imports ?? []) if (byPath.has(to)) visit(to, [...trail, at])
  }
  for (const at of byPath.keys()) visit(at, [])
  return cycles
}
