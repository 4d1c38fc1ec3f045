import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './support/sources'

/** The cases of the groups that hold for what exists, by their ids. */
const CASES: Record<string, readonly number[]> = {
  A: [1, 4, 6, 7, 8, 10, 11, 12, 13, 15, 16, 18],
  B: [1, 2, 3, 4, 5, 6, 10, 12, 14, 16, 17, 18, 21],
  C: [1, 2, 3, 5, 6, 7, 8, 9, 10],
  D: [1, 2, 4, 5, 7, 8, 11, 13, 16, 17, 19, 21, 22, 23, 24, 26, 29, 30, 31, 33, 34, 37, 39, 42],
  E: [1, 2, 3, 4, 5, 7, 9, 10, 11, 13, 14, 16, 18, 19, 20, 21, 23, 24, 27, 29],
  F: [1, 2, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 16],
  G: [1, 2, 5, 6, 7, 8, 9, 10, 12, 13, 14],
  H: [1, 2, 4, 5, 6, 7, 9, 10, 11, 12],
  I: [1, 3, 4, 6, 7, 8, 10],
  J: [1, 2, 4, 6, 7, 8, 10],
  K: [1, 2, 3, 4, 5, 7, 9, 11, 12, 13],
  L: [1, 2, 3, 4, 6, 8, 9, 10, 11, 13],
  M: [1, 2, 4, 8, 9, 12, 13],
  O: [1, 2, 5, 8, 10, 13, 16, 17, 19, 21],
  P: [1, 2, 3, 4, 6, 7, 9, 11, 12, 13, 15, 16, 17, 20, 21, 22, 23, 26, 28],
  Q: [1, 2, 3, 5, 7, 8, 9, 10, 13, 14, 15, 16],
  R: [1, 3, 4, 5, 6, 7, 11, 13, 14, 15, 16, 17],
  S: [1, 2, 3, 5, 6, 8],
  T: [1, 2, 6, 7, 8, 9, 10, 11],
}

it('each security case is a test, or has its reason in docs/security-cases.md', () => {
  const titles = testFiles().flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\b[A-Z]\d\d(?:–[A-Z]?\d\d)?\b/g),
  ])
  const proved = new Set(titles.flatMap(([text]) => spread(text)))
  const page = readFileSync(join(ROOT, 'docs/security-cases.md'), 'utf8')
  const excused = new Set([...page.matchAll(/^\| ([A-Z]\d\d) \| .{20,} \|$/gm)].map(([, id]) => id))
  const ids = Object.entries(CASES).flatMap(([group, numbers]) =>
    numbers.map((number) => `${group}${String(number).padStart(2, '0')}`),
  )
  expect(ids.filter((id) => !proved.has(id) && !excused.has(id))).toEqual([])
})

/** `P15–P18` is four cases. */
function spread(text: string): string[] {
  const [first = '', last = first] = text.split('–')
  const from = Number(first.slice(1))
  const to = Number(last.replace(/^[A-Z]/, ''))
  const numbers = Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i)
  return numbers.map((number) => `${first[0]}${String(number).padStart(2, '0')}`)
}

function testFiles(): string[] {
  return readdirSync(join(ROOT, 'tests'), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !entry.parentPath.includes('node_modules') &&
        /\.(test|spec)\.ts$/.test(entry.name) &&
        entry.name !== 'security-cases.test.ts',
    )
    .map((entry) => join(entry.parentPath, entry.name))
}
