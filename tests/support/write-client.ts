/** A JSON Schema as far as the contract uses it. */
interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
}

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** A TypeScript client of an OpenAPI document: a type for each schema, and one function that knows every operation. */
export function writeClient(document: Document): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return [
    ...Object.entries(document.components.schemas).map(
      ([name, schema]) => `export type ${name} = ${typeOf(schema)}`,
    ),
    'export interface Operations {',
    ...operations.map(({ operation }) => `  ${operation.operationId}: ${operationType(operation)}`),
    '}',
    'const ADDRESSES: Record<keyof Operations, readonly [string, string]> = {',
    ...operations.map(
      ({ path, method, operation }) =>
        `  ${operation.operationId}: [${JSON.stringify(method.toUpperCase())}, ${JSON.stringify(path)}],`,
    ),
    '}',
    CALL,
  ].join('\n')
}

const CALL = `
type Input<K extends keyof Operations> = Omit<Operations[K], 'answer'>
export async function call<K extends keyof Operations>(
  send: (path: string, init: { method: string; headers: Record<string, string>; body?: string }) => Promise<Response> | Response,
  id: K,
  input: Input<K>,
): Promise<Operations[K]['answer']> {
  const { path = {}, query = {}, body } = input as { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
  const [method, template] = ADDRESSES[id]
  const filled = template.replace(/\\{(\\w+)\\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  const response = await send(search ? filled + '?' + search : filled, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error((await response.json() as Error_).error.code)
  return (response.status === 204 ? null : await response.json()) as Operations[K]['answer']
}
type Error_ = { error: { code: string } }
`

function operationType({ parameters, requestBody, responses }: Operation): string {
  const inputs = ['path', 'query'].flatMap((place) => {
    const members = parameters.filter((parameter) => parameter.in === place)
    if (members.length === 0) return []
    const optional = members.every(({ required }) => !required)
    const types = members.map(({ name, required, schema }) => member(name, required, schema))
    return [`${place}${optional ? '?' : ''}: { ${types.join('; ')} }`]
  })
  const taken = requestBody?.content['application/json']?.schema
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const given = good?.content?.['application/json']?.schema
  const answer = `answer: ${given ? typeOf(given) : 'null'}`
  return `{ ${[...inputs, ...(taken ? [`body: ${typeOf(taken)}`] : []), answer].join('; ')} }`
}

function member(name: string, required: boolean, schema: Schema): string {
  return `${JSON.stringify(name)}${required ? '' : '?'}: ${typeOf(schema)}`
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either) return `(${either.map(typeOf).join(' | ')})`
  if (schema.allOf) return `(${schema.allOf.map(typeOf).join(' & ')})`
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return types.map((type) => named(type, schema)).join(' | ')
}

function named(type: string | undefined, schema: Schema): string {
  switch (type) {
    case 'array':
      return `Array<${typeOf(schema.items ?? {})}>`
    case 'integer':
    case 'number':
      return 'number'
    case 'object':
      return objectType(schema)
    case 'string':
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (!properties)
    return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`
  const members = Object.entries(properties).map(([name, schema]) =>
    member(name, required.includes(name), schema),
  )
  return `{ ${members.join('; ')} }`
}
