import { contractSchemas, type JsonSchema, queryMembers } from '@/lib/contract/json-schema'
import { ROUTE_GROUPS, type Route } from '@/lib/contract/route'
import { ROUTES } from '@/lib/contract/routes'
import { ERRORS, type ErrorCode } from '@/lib/core/errors'
import { operations } from '@/lib/core/messages/en/operations'

/** What any caller may be told by any route that is not open to everybody. */
const USUAL: readonly ErrorCode[] = [
  'unauthenticated',
  'invalid_api_key',
  'forbidden',
  'too_many_requests',
  'unavailable',
]

/** The same where back ends ask by HTTP Basic. */
const OF_BACK_ENDS: readonly ErrorCode[] = [
  'platform_key_required',
  'secret_key_in_browser',
  'invalid_api_key',
  'forbidden',
  'unavailable',
]

/** The same where a user's browser asks. */
const OF_USERS: readonly ErrorCode[] = [
  ...(['user_token_required', 'invalid_user_token', 'cross_origin', 'unavailable'] as const),
]

/** Whatever page asks, signed in or not. */
const OF_PAGES: readonly ErrorCode[] = ['origin_not_allowed', 'secret_key_not_taken', 'secret_key_in_browser']

const OF_A_BODY: readonly ErrorCode[] = [
  'invalid_json',
  'invalid_input',
  'payload_too_large',
  'unsupported_media_type',
]

/** Refused, replayed and under way (`Idempotency-Key`). */
const OF_A_POST: readonly ErrorCode[] = [
  'idempotency_mismatch',
  'idempotency_in_flight',
  'invalid_idempotency_key',
]

/** The whole contract as an OpenAPI 3.1 document, from the schemas that check requests and answers. */
export function openApiDocument({ publicUrl, version }: { publicUrl: string; version: string }) {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of ROUTES) {
    const at = `/api${route.path}`
    paths[at] = { ...paths[at], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Patchbay', version, license: { name: 'MIT', identifier: 'MIT' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: publicUrl }],
    tags: ROUTE_GROUPS.map((name) => ({ name })),
    paths,
    components: {
      schemas: contractSchemas(),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'pbk_<id>_<secret>' },
        secretKey: { type: 'http', scheme: 'basic', description: 'pk_<id>:<secret>, from a server alone.' },
        session: { type: 'apiKey', in: 'cookie', name: 'patchbay.session' },
        userToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        userSession: { type: 'apiKey', in: 'cookie', name: 'patchbay_subject' },
      },
    },
  }
}

/** Every error that a route may answer with. */
export function errorsOf(route: Route): ErrorCode[] {
  return [
    ...usualOf(route),
    ...(route.query ? (['invalid_input'] as const) : []),
    ...(route.body ? OF_A_BODY : []),
    ...(takesIdempotencyKey(route) ? OF_A_POST : []),
    ...route.errors,
  ].filter((code, at, all) => all.indexOf(code) === at)
}

function usualOf({ group, scopes }: Route): readonly ErrorCode[] {
  const isOpen = scopes?.length === 0
  if (group === 'platform_user') return isOpen ? OF_PAGES : [...OF_USERS, ...OF_PAGES]
  if (isOpen) return []
  return group === 'platform' ? OF_BACK_ENDS : USUAL
}

/** Whether errors are one sentence (`PlatformError`). */
export function isOfPlatform({ group }: Pick<Route, 'group'>): boolean {
  return group === 'platform' || group === 'platform_user'
}

/** What a proxied request does is the provider's to remember; provisioning twice does nothing, and hands out a token. */
export function takesIdempotencyKey({ method, group }: Route): boolean {
  return method === 'POST' && group !== 'credentials' && !isOfPlatform({ group })
}

/** The names in a path. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
}

function operationOf(route: Route) {
  const { id, group, scopes, session, body, passes } = route
  const isOpen = scopes?.length === 0
  const key = group === 'platform' ? { secretKey: [] } : { apiKey: [] }
  const user = group === 'platform_user' && !isOpen ? [{ userToken: [] }, { userSession: [] }] : []
  return {
    operationId: id,
    summary: operations[id],
    tags: [group],
    security: isOpen ? [] : [...(scopes ? [key] : []), ...(session ? [{ session: [] }] : []), ...user],
    ...(scopes && scopes.length > 0 && { 'x-scopes': scopes }),
    parameters: parametersOf(route),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } } }),
    ...(passes && route.method !== 'GET' && { requestBody: { content: { '*/*': {} } } }),
    responses: responsesOf(route),
  }
}

function parametersOf(route: Route) {
  const header = (name: string, schema: JsonSchema) => ({ name, in: 'header', required: false, schema })
  return [
    ...namesIn(route.path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(route.query ? queryMembers(route.query).map((member) => ({ ...member, in: 'query' })) : []),
    ...(route.headers ?? []).map((name) => header(name, { type: 'string' })),
    ...(takesIdempotencyKey(route)
      ? [header('Idempotency-Key', { type: 'string', minLength: 1, maxLength: 255 })]
      : []),
  ]
}

function responsesOf(route: Route) {
  const isPlatform = isOfPlatform(route)
  const good = Object.entries(route.answers).map(([status, answer]) => [
    status,
    { description: 'As asked for.', ...contentOf(answer), headers: headersOf(route, Number(status)) },
  ])
  const codes = errorsOf(route)
  const statuses = new Set(codes.map((code) => ERRORS[code].status))
  const bad = [...statuses].map((status) => [
    String(status),
    {
      description: codes.filter((code) => ERRORS[code].status === status).join(', '),
      content: {
        'application/json': { schema: ref(isPlatform ? 'PlatformError' : 'Error') },
        ...(!isPlatform && { 'application/problem+json': { schema: { type: 'object' } } }),
      },
    },
  ])
  return Object.fromEntries([...bad, ...good])
}

function contentOf(answer: Route['answers'][number] | undefined) {
  if (!answer) return {}
  if (answer.includes('/')) return { content: { [answer]: {} } }
  return { content: { 'application/json': { schema: ref(answer) } } }
}

function headersOf(route: Route, status: number) {
  const text = { schema: { type: 'string' } }
  return {
    'X-Request-Id': text,
    ...((status === 201 || status === 302) && { Location: text }),
    ...(route.scopes && route.scopes.length > 0 && !UNCOUNTED.includes(route.group) && LIMIT_HEADERS),
    ...(takesIdempotencyKey(route) && { 'Idempotency-Replayed': text }),
  }
}

/** What a key is for is not counted. */
const UNCOUNTED: readonly Route['group'][] = ['credentials', 'platform']

const whole = { schema: { type: 'integer' } }
const LIMIT_HEADERS = { 'RateLimit-Limit': whole, 'RateLimit-Remaining': whole, 'RateLimit-Reset': whole }

function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}
