/** What the person at the provider does. */
export interface Person {
  login?: string
  /** `cancel` leaves by the link that says so, at the first page. */
  decision?: 'allow' | 'cancel'
}

/**
 * Walks a browser's way through oidc-provider's sign-in and consent pages, up to the redirect back, which is not
 * followed. The answer is the callback's whole address.
 */
export async function consent(
  authorizationUrl: string,
  redirectUri: string,
  person: Person = {},
): Promise<URL> {
  const { login = 'alice', decision = 'allow' } = person
  const cookies = new Map<string, string>()
  let next: Step = { url: authorizationUrl }
  for (let steps = 0; steps < 25; steps += 1) {
    if (next.url.startsWith(redirectUri)) return new URL(next.url)
    const response = await visit(next, cookies)
    const location = response.headers.get('location')
    if (location !== null) next = { url: new URL(location, next.url).href }
    else next = nextStep(await response.text(), next.url, { login, decision })
  }
  throw new Error(`The consent pages lead nowhere: ${next.url}`)
}

/** Enters a device's code on its page, signs in and agrees there, or aborts when asked whether the code is right. */
export async function enterCode(
  verificationUri: string,
  userCode: string,
  person: Person = {},
): Promise<void> {
  const { login = 'alice', decision = 'allow' } = person
  const cookies = new Map<string, string>()
  let next: Step = { url: verificationUri }
  for (let steps = 0; steps < 25; steps += 1) {
    const response = await visit(next, cookies)
    const location = response.headers.get('location')
    const page = await response.text()
    if (page.includes('Sign-in Success') || next.form?.has('abort')) return
    if (location !== null) next = { url: new URL(location, next.url).href }
    else next = nextStep(page, next.url, { login, decision: 'allow' })
    if (next.form?.get('user_code') === '') next.form.set('user_code', userCode)
    if (next.form?.has('confirm') && decision === 'cancel') next.form.set('abort', 'yes')
  }
  throw new Error(`The pages for the code lead nowhere: ${next.url}`)
}

interface Step {
  url: string
  /** What is posted; a plain visit without it. */
  form?: URLSearchParams
}

async function visit({ url, form }: Step, cookies: Map<string, string>): Promise<Response> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`Refused to leave this machine for ${url}`)
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    ...(form && { body: form }),
  })
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
    if (/expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name)
    else cookies.set(name, value)
  }
  return response
}

function nextStep(page: string, url: string, { login, decision }: Required<Person>): Step {
  const cancel = page.match(/href="([^"]*\/abort)"/)?.[1]
  if (decision === 'cancel' && cancel !== undefined) return { url: new URL(cancel, url).href }
  const [, action, inner] = page.match(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/) ?? []
  if (action === undefined || inner === undefined)
    throw new Error(`No form at ${url}:\n${page.slice(0, 2000)}`)
  const form = new URLSearchParams()
  for (const [input] of inner.matchAll(/<input[^>]*>/g)) {
    const name = input.match(/name="([^"]+)"/)?.[1]
    if (name !== undefined) form.set(name, input.match(/value="([^"]*)"/)?.[1] ?? '')
  }
  if (form.has('login')) form.set('login', login)
  if (form.has('password')) form.set('password', 'any will do')
  return { url: new URL(action.replaceAll('&amp;', '&'), url).href, form }
}
