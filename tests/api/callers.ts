import { encode } from 'next-auth/jwt'
import { api } from '@/lib/api'
import type { UserActor } from '@/lib/core/actor'
import { API_SCOPES, type ApiScope } from '@/lib/core/roles'
import { required } from '@/lib/env'
import { createApiKey } from '@/lib/operations/create-api-key'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { sessionCookieName } from '@/lib/web/session-cookie'
import { PUBLIC_URL, signedIn } from '../support/house'
import { holdContract } from './hold-contract'

/** Whoever asks, by the headers that say so. */
export type Caller = Record<string, string>

export const nobody: Caller = {}

const json: Caller = { 'content-type': 'application/json' }

/** What a browser sends for a session of that id. */
export async function browserOf(sessionId: string): Promise<Caller> {
  const token = await encode({ token: { sid: sessionId }, secret: required('nextAuthSecret') })
  return { cookie: `theme=dark; ${sessionCookieName()}=${token}`, origin: PUBLIC_URL }
}

/** Somebody signed in, in a browser. */
export async function person(role: UserActor['role']): Promise<Caller> {
  return browserOf((await signedIn(role)).sessionId)
}

/** A program with a key of these scopes, bound to these integrations, or to none. */
export async function program(scopes: readonly ApiScope[], integrationIds: string[] = []): Promise<Caller> {
  const { key } = await createApiKey(await signedIn(), { name: 'Program', scopes, integrationIds })
  return { authorization: `Bearer ${key}` }
}

/** The same key as a back end sends it to the platform API: HTTP Basic (RFC 7617). */
export function byBasic({ authorization = '' }: Caller): Caller {
  const [, id, secret] = /^Bearer pbk_([^_]+)_(.+)$/.exec(authorization) ?? []
  return { authorization: `Basic ${Buffer.from(`pk_${id}:${secret}`).toString('base64')}` }
}

/** A back end with a key for the platform API. */
export async function backEnd(integrationIds: string[] = []): Promise<Caller> {
  return byBasic(await program(['platform'], integrationIds))
}

/** A customer's page, with the user token that its server got for it. */
export async function customer(externalId = 'ann@example.com'): Promise<Caller> {
  const admin = await signedIn()
  const token = await signUserToken(admin, await provisionSubject(admin, { externalId }))
  return { authorization: `Bearer ${token}` }
}

/** Every scope but this one. */
export function allBut(scope: ApiScope): ApiScope[] {
  return API_SCOPES.filter((other) => other !== scope)
}

/** Asks the API in process; a body is sent as JSON. Whatever it answers is held against the contract. */
export async function ask(caller: Caller, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await api.request(`/api${path}`, {
    method,
    headers: { ...(body === undefined ? nobody : json), ...caller },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  await holdContract(method, path, response)
  return response
}
