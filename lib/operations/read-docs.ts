import 'server-only'
import type { DocParameter, DocRoute, DocsView } from '@/lib/contract/docs'
import { contractSchemas, type JsonSchema, queryMembers } from '@/lib/contract/json-schema'
import { errorsOf, namesIn, takesIdempotencyKey } from '@/lib/contract/openapi'
import { outline, sample } from '@/lib/contract/outline'
import { ROUTE_GROUPS, type Route } from '@/lib/contract/route'
import { ROUTES } from '@/lib/contract/routes'
import type { Actor } from '@/lib/core/actor'
import { ERRORS } from '@/lib/core/errors'
import { operations as de } from '@/lib/core/messages/de/operations'
import { operations as en } from '@/lib/core/messages/en/operations'
import { permit } from '@/lib/core/permission'
import { env } from '@/lib/env'
import { once } from '@/lib/once'

/** The contract as a person reads it, in their language. */
export function readDocs(actor: Actor): DocsView {
  permit(actor, 'read_settings')
  const summaries = actor.locale === 'de' ? de : en
  const schemas = once('contract schemas', contractSchemas)
  return {
    publicUrl: env().publicUrl,
    groups: ROUTE_GROUPS.map((group) => ({
      group,
      routes: ROUTES.filter((route) => route.group === group).map((route) => ({
        ...viewRoute(route, schemas),
        summary: summaries[route.id],
      })),
    })),
  }
}

function viewRoute(route: Route, schemas: Record<string, JsonSchema>): Omit<DocRoute, 'summary'> {
  const { id, group, method, path, scopes, session, body, passes } = route
  const taken = body ? schemas[body] : undefined
  return {
    ...{ id, method, path: `/api${path}`, scopes, session },
    basic: group === 'platform' && scopes?.length !== 0,
    parameters: parametersOf(route),
    body: taken
      ? { shape: outline(taken), sample: JSON.stringify(sample(taken), null, 2) }
      : passes && method !== 'GET'
        ? { shape: '*/*', sample: '' }
        : null,
    answers: Object.entries(route.answers).map(([status, answer]) => {
      const given = answer ? schemas[answer] : undefined
      return { status: Number(status), shape: given ? outline(given) : (answer ?? '') }
    }),
    errors: errorsByStatus(route),
  }
}

function parametersOf(route: Route): DocParameter[] {
  return [
    ...namesIn(route.path).map((name) => ({ name, in: 'path' as const, required: true, type: 'string' })),
    ...(route.query ? queryMembers(route.query) : []).map(({ name, required, schema }) => ({
      ...{ name, in: 'query' as const, required, type: outline(schema) },
    })),
    ...[...(route.headers ?? []), ...(takesIdempotencyKey(route) ? ['Idempotency-Key'] : [])].map((name) => ({
      ...{ name, in: 'header' as const, required: false, type: 'string' },
    })),
  ]
}

function errorsByStatus(route: Route): DocRoute['errors'] {
  const codes = errorsOf(route)
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].sort((a, b) => a - b)
  return statuses.map((status) => ({
    status,
    codes: codes.filter((code) => ERRORS[code].status === status),
  }))
}
