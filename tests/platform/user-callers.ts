import { systemActor } from '@/lib/core/actor'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { ask, type Caller } from '../api/callers'
import type { Guest } from './catalog-house'

/** What the user API answers, with its status. */
export async function readAs(caller: Caller, path: string) {
  const response = await ask(caller, 'GET', `/platform_user${path}`)
  return { status: response.status, body: await response.json() }
}

/** The same for what changes something. */
export async function sendAs(caller: Caller, method: string, path: string, body?: object) {
  const response = await ask(caller, method, `/platform_user${path}`, body)
  return { status: response.status, body: await response.json().catch(() => null) }
}

/** A guest’s token as their own server got it. */
export async function bearerOf({ subject }: Guest): Promise<Caller> {
  return { authorization: `Bearer ${await signUserToken(systemActor('test'), subject)}` }
}
