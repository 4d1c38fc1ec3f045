import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the token endpoint behaves; what is left out is as a well-behaved provider does it. */
export interface Manner {
  /** Each use of a refresh token replaces it (RFC 9700 §4.14.2). */
  rotates: boolean
  /** For how long the token before the current one is still taken. */
  overlapMs: number
  /** Before it looks at the request. */
  delayMs: number
  /** Between the rotation and the answer. */
  answerDelayMs: number
  expiresIn: unknown
  /** An answer in place of the proper one; nothing is rotated. */
  refuse: { status: number; body: unknown; headers?: Record<string, string> } | null
  /** Token requests that it takes in one second; the others are one too many (429). */
  perSecond: number
  /** Rotates, and closes the connection without an answer. */
  drops: boolean
  /** Merged into the answer; undefined takes a member out. */
  changes: Record<string, unknown>
  /** Called once, when a token request has arrived. */
  onReceipt: (() => void) | null
  /** Called once, when the token is replaced and nothing is answered yet. */
  onRotated: (() => void | Promise<void>) | null
  /** The API refuses every access token of these generations. */
  refusesGenerations: number[]
  /** How the API says that a token is over. */
  refusal: { status: number; body: unknown }
}

/** One use of a refresh token. */
export interface Use {
  token: string
  at: number
  outcome: 'limited' | 'rotated' | 'again' | 'reused' | 'refused' | 'dead'
}

interface Issued {
  family: string
  generation: number
  /** When an answer with a newer one was sent. */
  supersededAt: number | null
}

/** A token endpoint and an API on 127.0.0.1, with a memory of all that they were asked. */
export interface RotatingProvider {
  origin: string
  manner: Manner
  /** Of single families, in place of the other. */
  manners: Map<string, Manner>
  uses: Use[]
  issued: Map<string, Issued>
  /** The generation that each family is at, and whether it is dead. */
  families: Map<string, { current: number; rotatedAt: number; dead: boolean }>
  probes: { token: string; ok: boolean }[]
  mostAtOnce: number
  usesOf(family: string): Use[]
  /** A grant as a consent would have brought it. */
  grant(): { accessToken: string; refreshToken: string; family: string }
  /** Has one family treated otherwise than the others. */
  treat(family: string, manner: Partial<Manner>): void
  /** Well-behaved again, and without a memory of requests. */
  reset(): void
  stop(): Promise<void>
}

const proper: Manner = {
  rotates: true,
  overlapMs: 0,
  delayMs: 0,
  answerDelayMs: 0,
  expiresIn: 3600,
  refuse: null,
  perSecond: Number.POSITIVE_INFINITY,
  drops: false,
  changes: {},
  onReceipt: null,
  onRotated: null,
  refusesGenerations: [],
  refusal: { status: 401, body: { error: 'invalid_token' } },
}

const pause = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : null)

/** Starts it. Written from RFC 6749 §6 and RFC 9700 §4.14: a refresh token that is presented again ends its family. */
export async function startRotatingProvider(): Promise<RotatingProvider> {
  const house = {
    manner: { ...proper },
    manners: new Map(),
    uses: [],
    issued: new Map(),
    families: new Map(),
    probes: [],
  } as unknown as RotatingProvider
  let made = 0
  let atOnce = 0
  const server = createServer(async (request, response) => {
    const body = await read(request)
    if (request.url === '/probe') return probe(house, request, response)
    atOnce += 1
    house.mostAtOnce = Math.max(house.mostAtOnce, atOnce)
    await answerToken(house, new URLSearchParams(body), request, response).finally(() => {
      atOnce -= 1
    })
  })
  server.keepAliveTimeout = 30_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(house, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mostAtOnce: 0,
    usesOf: (family: string) => house.uses.filter(({ token }) => token.startsWith(`${family}.`)),
    grant() {
      const family = `family${made++}`
      house.families.set(family, { current: 0, rotatedAt: 0, dead: false })
      house.issued.set(accessOf(family, 0), { family, generation: 0, supersededAt: null })
      return { accessToken: accessOf(family, 0), refreshToken: `${family}.0`, family }
    },
    treat(family: string, manner: Partial<Manner>) {
      house.manners.set(family, { ...proper, ...manner })
    },
    reset() {
      house.manner = { ...proper }
      house.manners.clear()
      house.uses.length = 0
      house.probes.length = 0
      house.mostAtOnce = 0
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}

const accessOf = (family: string, generation: number) => `access-${family}-${generation}`

async function answerToken(
  house: RotatingProvider,
  form: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const token = form.get('refresh_token') ?? ''
  const [name = '', number] = token.split('.')
  const manner = house.manners.get(name) ?? house.manner
  const use: Use = { token, at: Date.now(), outcome: 'refused' }
  house.uses.push(use)
  takeOnce(manner, 'onReceipt')?.()
  await pause(manner.delayMs)
  if (
    house.uses.filter(({ at, outcome }) => isThisSecond(at) && outcome !== 'limited').length >
    manner.perSecond
  ) {
    use.outcome = 'limited'
    return send(response, 429, {}, { 'retry-after': '1' })
  }
  if (manner.refuse) return send(response, manner.refuse.status, manner.refuse.body, manner.refuse.headers)
  const family = house.families.get(name)
  use.outcome = judge(family, Number(number), manner)
  if (!family || use.outcome === 'reused' || use.outcome === 'dead') {
    if (family) family.dead = true
    return send(response, 400, { error: 'invalid_grant', error_description: use.outcome })
  }
  const before = family.current
  if (manner.rotates) Object.assign(family, { current: before + 1, rotatedAt: Date.now() })
  const generation = manner.rotates ? family.current : nextAccess(house, name)
  house.issued.set(accessOf(name, generation), { family: name, generation, supersededAt: null })
  await takeOnce(manner, 'onRotated')?.()
  if (manner.drops) {
    request.socket.destroy()
    return
  }
  await pause(manner.answerDelayMs)
  for (const [, one] of house.issued)
    if (one.family === name && one.generation < generation) one.supersededAt ??= Date.now()
  send(response, 200, {
    access_token: accessOf(name, generation),
    refresh_token: `${name}.${family.current}`,
    token_type: 'Bearer',
    expires_in: manner.expiresIn,
    ...manner.changes,
  })
}

function isThisSecond(at: number): boolean {
  return Math.floor(at / 1000) === Math.floor(Date.now() / 1000)
}

/** Where refresh tokens stay, access tokens are counted by themselves. */
function nextAccess(house: RotatingProvider, name: string): number {
  return [...house.issued.values()].filter(({ family }) => family === name).length
}

function judge(
  family: { current: number; rotatedAt: number; dead: boolean } | undefined,
  number: number,
  { overlapMs }: Manner,
): Use['outcome'] {
  if (!family || family.dead) return 'dead'
  if (number === family.current) return 'rotated'
  const isPrevious = number === family.current - 1 && Date.now() - family.rotatedAt < overlapMs
  return isPrevious ? 'again' : 'reused'
}

function probe(house: RotatingProvider, request: IncomingMessage, response: ServerResponse): void {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  const known = house.issued.get(token)
  const alive = known && !house.families.get(known.family)?.dead
  const ok = Boolean(alive && !house.manner.refusesGenerations.includes(known.generation))
  house.probes.push({ token, ok })
  const { refusal } = house.manner
  send(response, ok ? 200 : refusal.status, ok ? { ok: true } : refusal.body)
}

function takeOnce<K extends 'onReceipt' | 'onRotated'>(manner: Manner, name: K): Manner[K] {
  const hook = manner[name]
  manner[name] = null
  return hook
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
