import { request as send } from 'node:http'

/** What the person at the PDS does. */
export interface AtprotoPerson {
  username: string
  password: string
  decision?: 'allow' | 'reject'
}

interface Answer {
  status: number
  location: string | null
  cookies: readonly string[]
  body: string
}

/**
 * Signs in and agrees by what the PDS's own pages ask of it, without a browser. Answers the whole address of the redirect
 * back, which is not followed. Not by `fetch`: the server looks at `sec-fetch-*`, which that sets by itself.
 */
export async function atprotoConsent(authorizationUrl: string, person: AtprotoPerson): Promise<URL> {
  const cookies = new Map<string, string>()
  const page = { 'user-agent': 'Mozilla/5.0', 'accept-language': 'en' }
  const visit = { ...page, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const ask = async (url: string, headers: Record<string, string>, body?: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await exchange(url, { ...headers, ...(cookie && { cookie }) }, body)
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  const opened = await ask(authorizationUrl, { ...visit, 'sec-fetch-site': 'cross-site' })
  // A request that is not good (any more) is sent back at once.
  if (opened.location !== null) return new URL(opened.location)
  if (opened.status !== 200) throw new Error(`The consent page says ${opened.status}: ${opened.body}`)
  const { origin } = new URL(authorizationUrl)
  const call = async (path: string, words: object, token?: string) => {
    const headers = {
      ...{ ...page, origin, referer: authorizationUrl, 'content-type': 'application/json' },
      ...{ 'sec-fetch-mode': 'same-origin', 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' },
      'x-csrf-token': decodeURIComponent(cookies.get('csrf-token') ?? ''),
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const answer = await ask(`${origin}/@atproto/oauth-provider/~api${path}`, headers, JSON.stringify(words))
    if (answer.status !== 200) throw new Error(`${path} says ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body)
  }
  const decided = await decide(call, person)
  const last = await ask(decided.url, {
    ...{ ...visit, 'sec-fetch-site': 'same-origin', referer: authorizationUrl },
  })
  if (last.location === null) throw new Error(`No redirect, but ${last.status}: ${last.body}`)
  return new URL(last.location)
}

type Call = (path: string, words: object, token?: string) => Promise<Record<string, string>>

async function decide(call: Call, { username, password, decision = 'allow' }: AtprotoPerson) {
  if (decision === 'reject') return call('/reject', {}) as Promise<{ url: string }>
  const signedIn = await call('/sign-in', { locale: 'en', username, password, remember: false })
  const { sub } = signedIn.account as unknown as { sub: string }
  return call('/consent', { sub }, signedIn.ephemeralToken) as Promise<{ url: string }>
}

function exchange(url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { host, hostname, port, pathname, search } = new URL(url)
  if (!['localhost', '127.0.0.1'].includes(hostname))
    throw new Error(`Refused to leave this machine for ${url}`)
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const to = { host: '127.0.0.1', port, path: pathname + search, method, headers: { host, ...headers } }
    const sent = send(to, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          cookies: response.headers['set-cookie'] ?? [],
          body: text,
        }),
      )
    })
    sent.on('error', reject).end(body)
  })
}
