import { z } from 'zod'
import { ANSWERS } from '@/lib/contract/answers'
import { BODIES } from '@/lib/contract/bodies'

/** A schema as JSON Schema draft 2020-12, which is OpenAPI 3.1's own dialect. */
export type JsonSchema = z.core.JSONSchema.JSONSchema

const uri = (id: string) => `#/components/schemas/${id}`

/** Every answer and body by its name. What is taken and what is given are two readings of a schema. */
export function contractSchemas(): Record<string, JsonSchema> {
  const taken = schemasOf(BODIES, 'input')
  const given = schemasOf(ANSWERS, 'output')
  return { ...given, ...taken }
}

/** The members of a query, each by itself. */
export function queryMembers(query: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override: plain })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    schema: schema as JsonSchema,
  }))
}

function schemasOf(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output') {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, {
    uri,
    io,
    unrepresentable: 'any',
    override: io === 'output' ? open : plain,
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $id, $schema, ...schema }]) => [name, schema]),
  )
}

type Refine = (context: { jsonSchema: z.core.JSONSchema.BaseSchema }) => void

/** The expression for a date says no more than its format. */
const plain: Refine = ({ jsonSchema }) => {
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
}

/** An answer may come to hold more than it does now, and a client must not break on it. */
const open: Refine = (context) => {
  plain(context)
  if (context.jsonSchema.additionalProperties === false) delete context.jsonSchema.additionalProperties
}
