import { memberAt } from '@/lib/core/json-path'
import type { Identity } from '@/lib/core/provider'
import { hasUnprintable } from '@/lib/core/text'
import type { Account } from '@/lib/core/token-set'
import { isRefusal, jsonObject, readAnswer } from '@/lib/oauth/answer'
import { failureOfAnswer, failureOfThrown } from '@/lib/oauth/failures'

/**
 * Asks the provider whom a credential speaks for. Null when the answer names no id. Everything in it is text chosen
 * by somebody else: only plain strings and numbers of reasonable length are taken. Throws ProviderFailure.
 */
export async function fetchAccount(request: {
  identity: Identity
  /** That adds the credential. */
  fetch: typeof fetch
}): Promise<Account | null> {
  const { identity, fetch } = request
  const body = await readIdentity(identity, fetch)
  const id = firstText(body, identity.id, 255)
  if (id === null) return null
  return {
    id,
    name: firstText(body, identity.name, 200),
    email: firstText(body, identity.email, 320),
    pictureUrl: pictureOf(
      firstText(body, identity.picture, 2000) ?? madePicture(body, identity),
      identity.url,
    ),
  }
}

async function readIdentity(
  identity: Identity,
  fetch: typeof globalThis.fetch,
): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(identity.url, {
      method: identity.method ?? 'GET',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'user-agent': 'Patchbay',
        ...(identity.body && { 'content-type': 'application/json' }),
        ...identity.headers,
      },
      ...(identity.body && { body: JSON.stringify(identity.body) }),
    })
    const answer = await readAnswer(identity.url, response)
    const body = answer.status === 200 && !isRefusal(answer, identity.okField) ? jsonObject(answer) : null
    if (body === null) throw failureOfAnswer(answer, 'account')
    return body
  } catch (error) {
    throw failureOfThrown(error, 'account')
  }
}

/** The first path that holds something to show. A text that is too long or unprintable is passed over, never cut. */
function firstText(
  body: Record<string, unknown>,
  paths: readonly string[] = [],
  longest: number,
): string | null {
  for (const path of paths) {
    const value = memberAt(body, path)
    const text = typeof value === 'string' ? value.trim() : Number.isFinite(value) ? String(value) : ''
    if (text !== '' && text.length <= longest && !hasUnprintable(text) && !/[\t\r\n]/.test(text)) return text
  }
  return null
}

/** An address made from members of the answer; none if one of them is missing, or could leave its place. */
function madePicture(body: Record<string, unknown>, { pictureTemplate }: Identity): string | null {
  const paths = [...(pictureTemplate ?? '').matchAll(/\{([\w.]+)\}/g)].map((match) => match[1] ?? '')
  const parts = new Map(paths.map((path) => [path, firstText(body, [path], 255)]))
  if (!pictureTemplate || [...parts.values()].some((part) => !/^[\w-]+$/.test(part ?? ''))) return null
  return pictureTemplate.replace(/\{([\w.]+)\}/g, (_, path: string) => parts.get(path) ?? '')
}

/** A picture is fetched later, by us: over https, or over http from a provider that is itself reached so. */
function pictureOf(text: string | null, identityUrl: string): string | null {
  if (text === null || !URL.canParse(text)) return null
  const { protocol, username, password } = new URL(text)
  const fits = protocol === 'https:' || (protocol === 'http:' && identityUrl.startsWith('http:'))
  return fits && username === '' && password === '' ? text : null
}
