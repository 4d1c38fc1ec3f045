import fc from 'fast-check'
import type { JsonSchema } from '@/lib/contract/json-schema'

/** What breaks parsers, databases and logs: tried wherever a text is taken. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '../..',
  '%00',
  '__proto__',
  '\'; drop table "User"; --',
  ['$', '{7*7}'].join(''),
  '<script>alert(1)</script>',
  'a'.repeat(5_000),
  '9223372036854775808',
  'https://127.0.0.1:1/x',
]

const nasty: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Any JSON at all, of a modest size. */
const anything: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 3 })

/** Values that a schema takes, mixed with some that it should refuse: one in ten is something else. */
export function arbitraryOf(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const wild = { weight: 1, arbitrary: fc.oneof(nasty, anything) }
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, depth) }, wild)
}

function fitting(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 5) return fc.constant(null)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => fitting(one as JsonSchema, depth + 1)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, depth)
    case 'array':
      return fc.array(arbitraryOf((schema.items ?? {}) as JsonSchema, depth + 1), { maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constantFrom(-1, 1e9, 1e300, 0.5))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return fc.oneof(fc.constantFrom('google', 'keyed', 'https://acme.example/x', 'read', 'shared'), nasty)
    default:
      return anything
  }
}

function objectOf(schema: JsonSchema, depth: number): fc.Arbitrary<object> {
  const { properties = {}, required = [], additionalProperties } = schema
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, arbitraryOf(member as JsonSchema, depth + 1)]),
  )
  if (Object.keys(members).length > 0) return fc.record(members, { requiredKeys: required })
  const value = typeof additionalProperties === 'object' ? (additionalProperties as JsonSchema) : {}
  const keys = fc.oneof(fc.constantFrom('api_key', 'client_id', 'client_secret'), nasty)
  return fc.dictionary(keys, arbitraryOf(value, depth + 1), { maxKeys: 4 })
}
