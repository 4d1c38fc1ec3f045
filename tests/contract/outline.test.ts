import { expect, it } from 'vitest'
import { z } from 'zod'
import { contractSchemas } from '@/lib/contract/json-schema'
import { outline, sample } from '@/lib/contract/outline'
import { ROUTES } from '@/lib/contract/routes'
import { operations as de } from '@/lib/core/messages/de/operations'
import { operations as en } from '@/lib/core/messages/en/operations'

const schema = z.toJSONSchema(
  z.object({
    name: z.string(),
    kind: z.enum(['a', 'b']).optional(),
    at: z.iso.datetime().nullable(),
    tags: z.array(z.object({ id: z.number() })),
    more: z.record(z.string(), z.boolean()),
  }),
)

it('a schema is outlined as a person reads it', () => {
  expect(outline(schema)).toBe(
    [
      '{',
      '  name: string',
      '  kind?: "a" | "b"',
      '  at: string (date-time) | null',
      '  tags: [{',
      '    id: number',
      '  }]',
      '  more: { name: boolean }',
      '}',
    ].join('\n'),
  )
})

it('a sample has what is required', () => {
  expect(sample(schema)).toEqual({ name: '', at: '', tags: [], more: {} })
})

it('every schema of the contract can be outlined', () => {
  for (const [name, one] of Object.entries(contractSchemas()))
    expect(outline(one), name).not.toMatch(/undefined|\[object/)
})

it('every operation has its sentence, in each language its own', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en))
  expect(ROUTES.map(({ id }) => id).sort()).toEqual(Object.keys(en).sort())
  const same = Object.entries(en).filter(([id, text]) => de[id as keyof typeof en] === text)
  expect(same).toEqual([])
})
