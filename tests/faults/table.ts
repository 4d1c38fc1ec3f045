import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** Every fault that `docs/faults.md` tells of, in its order. */
export const FAULTS = {
  wrong_secret: 'Wrong client secret',
  revoked: 'Revoked at the provider',
  expired: 'Expired, with nothing to renew it',
  provider_down: 'Provider down',
  slow: 'Provider too slow',
  missing_scope: 'Scope missing',
  scope_not_asked: 'Scope that the set-up does not ask for',
  name_gone: 'DNS gone',
  bad_tls: 'Bad TLS',
  blocked: 'Address blocked',
  opening_failed: 'Credential cannot be opened',
  database_away: 'Database away',
  stream_cut: 'Live stream cut',
} as const

export type Fault = keyof typeof FAULTS

/** What one surface tells of a fault. */
export interface Told {
  status: string
  code: string
  sentence: string
  next: string
}

export const SURFACES = ['list', 'page', 'overview', 'program'] as const
export type Surface = (typeof SURFACES)[number]

export interface Row {
  /** How the test makes the fault happen. */
  made: string
  told: Record<Surface, Told>
  /** What is heard without asking: the types of the events, or what stands in their place. */
  heard: string
}

const names: Record<Surface, string> = {
  list: 'List',
  page: 'Page',
  overview: 'Overview',
  program: 'Program',
}

const docs = join(process.cwd(), 'docs/faults.md')

/** Where `npm run faults` collects what the tests saw; without it they hold the page against that. */
const collected = process.env.PATCHBAY_FAULTS

/** Hands in what a test saw of a fault: it must stand in `docs/faults.md`, word for word. */
export function tell(fault: Fault, row: Row): void {
  const [line, section] = [lineOf(fault, row), sectionOf(fault, row)]
  if (collected) {
    mkdirSync(collected, { recursive: true })
    writeFileSync(join(collected, `${fault}.json`), JSON.stringify({ line, section }))
    return
  }
  const page = readPage()
  expect(page.sections.get(FAULTS[fault]), 'docs/faults.md is old: npm run faults writes it').toBe(section)
  expect(page.lines, 'docs/faults.md is old: npm run faults writes it').toContain(line)
}

/** The page as it is committed: its sections by their heading. */
export function readPage(): { sections: Map<string, string>; lines: string[] } {
  const text = readFileSync(docs, 'utf8')
  const [top = '', ...rest] = text.split(/^(?=## )/m)
  const sections = rest.map((section) => [/^## (.*)$/m.exec(section)?.[1] ?? '', section.trim()] as const)
  return { sections: new Map(sections), lines: top.split('\n') }
}

function lineOf(fault: Fault, { told, heard }: Row): string {
  const { page, program } = told
  const title = `[${FAULTS[fault]}](#${FAULTS[fault]
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')})`
  return rowOf([title, page.status, page.code, `${program.status} ${program.code}`.trim(), heard])
}

function sectionOf(fault: Fault, { made, told, heard }: Row): string {
  const rows = SURFACES.map((surface) => {
    const { status, code, sentence, next } = told[surface]
    return rowOf([names[surface], status, code, sentence, next])
  })
  const head = [rowOf(['surface', 'status', 'code', 'it says', 'next step']), '|---|---|---|---|---|']
  return [`## ${FAULTS[fault]}`, '', made, '', ...head, ...rows, '', `Heard live: ${heard}.`].join('\n')
}

/** One row of a table, without what differs from run to run. */
function rowOf(cells: readonly string[]): string {
  const plain = cells.map((cell) =>
    cell.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:port').replaceAll('|', '\\|'),
  )
  return `| ${plain.join(' | ')} |`
}
