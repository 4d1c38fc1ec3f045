import { expect, it } from 'vitest'
import { FAULTS, readPage } from './table'

it.skipIf(process.env.PATCHBAY_FAULTS)('the page tells of every fault, in order, and of nothing else', () => {
  const { sections, lines } = readPage()
  expect([...sections.keys()]).toEqual(Object.values(FAULTS))
  expect(lines.filter((line) => line.startsWith('| ['))).toHaveLength(Object.keys(FAULTS).length)
})
