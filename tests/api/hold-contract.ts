import { expect } from 'vitest'
import { ANSWERS, type AnswerName } from '@/lib/contract/answers'
import { errorsOf, isOfPlatform } from '@/lib/contract/openapi'
import type { Route } from '@/lib/contract/route'
import { ROUTES } from '@/lib/contract/routes'

/** Fails unless an answer is one that the contract tells of: its status, its error's code, and every member of it. */
export async function holdContract(method: string, path: string, response: Response): Promise<void> {
  const route = routeOf(method, path)
  const type = response.headers.get('content-type') ?? ''
  if (!route || route.answers[200] === '*/*') return
  if (response.status >= 400 && !(response.status in route.answers)) {
    if (!type.startsWith('application/json')) return
    if (isOfPlatform(route)) {
      await whole('PlatformError', response)
      return
    }
    const body = await whole('Error', response)
    const { code } = body.error as { code: string }
    // Whatever the path names may be gone, and what it names may be no key at all.
    expect([...errorsOf(route), 'internal', 'bad_request', 'not_found', 'cross_origin']).toContain(code)
    return
  }
  const answer = route.answers[response.status]
  expect(answer, `${method} ${path} answered ${response.status}`).toBeDefined()
  if (answer && !answer.includes('/') && type.startsWith('application/json'))
    await whole(answer as AnswerName, response)
}

/** What the schema keeps of it is all of it: nothing is answered that the contract does not tell of. */
async function whole(name: AnswerName, response: Response): Promise<Record<string, unknown>> {
  const body = await response.clone().json()
  const schema = ANSWERS[name]
  expect(schema.parse(body)).toEqual(body)
  return body
}

export function routeOf(method: string, path: string): Route | undefined {
  const [bare = ''] = path.split('?')
  const fits = (route: Route) =>
    route.method === method &&
    new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(bare)
  return ROUTES.filter(fits).sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))[0]
}
