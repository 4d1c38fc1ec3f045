import type { JsonSchema } from '@/lib/contract/json-schema'

const INDENT = '  '
/** Deeper than a reader follows. */
const DEEPEST = 6

/** A schema as a person reads it: names and kinds, a line for each member. */
export function outline(schema: JsonSchema, depth = 0): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either) return either.map((one) => outline(one as JsonSchema, depth)).join(' | ')
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.type === 'array') return `[${outline((schema.items ?? {}) as JsonSchema, depth)}]`
  if (schema.type === 'object') return outlineObject(schema, depth)
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any')
  return schema.format ? `${type} (${schema.format})` : type
}

/** A body to begin with: what is required, each with a value of its kind. */
export function sample(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [either] = schema.anyOf ?? schema.oneOf ?? []
  if (either) return sample(either as JsonSchema)
  switch (schema.type) {
    case 'array':
      return []
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          sample((schema.properties?.[name] ?? {}) as JsonSchema),
        ]),
      )
    case 'integer':
    case 'number':
      return schema.default ?? 0
    case 'boolean':
      return schema.default ?? false
    case 'string':
      return schema.default ?? ''
    default:
      return null
  }
}

function outlineObject(
  { properties, required = [], additionalProperties }: JsonSchema,
  depth: number,
): string {
  const pad = INDENT.repeat(depth + 1)
  const named = Object.entries(properties ?? {})
  if (named.length === 0) {
    const of = typeof additionalProperties === 'object' ? (additionalProperties as JsonSchema) : {}
    return `{ name: ${outline(of, depth + 1)} }`
  }
  if (depth >= DEEPEST) return '{ … }'
  const lines = named.map(([name, member]) => {
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name)
    return `${pad}${key}${required.includes(name) ? '' : '?'}: ${outline(member as JsonSchema, depth + 1)}`
  })
  return `{\n${lines.join('\n')}\n${INDENT.repeat(depth)}}`
}
