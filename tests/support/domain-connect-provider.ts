import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { certify } from './certificate-authority'
import { Ledger } from './domain-connect-provider-applied'
import { asynchronousPage, type PageAnswer, synchronousPage } from './domain-connect-provider-consent'
import { type PeerClient, Tokens } from './domain-connect-provider-oauth'
import { messagePage } from './domain-connect-provider-pages'
import { malformed, PeerRefusal, type PeerTemplate } from './domain-connect-provider-records'
import type { LookUpTexts } from './domain-connect-provider-signature'
import type { ZoneStore } from './domain-connect-provider-zones'

export type Endpoint = 'settings' | 'template' | 'sync' | 'consent' | 'token' | 'apply' | 'revert'

/** How an endpoint answers, where it is not to answer properly. An object is sent as JSON. */
export interface Fault {
  status?: number
  body?: unknown
  headers?: Record<string, string>
  /** Before anything is sent. */
  delayMs?: number
}

/** One request as it arrived. */
export interface Arrived {
  endpoint: Endpoint
  method: string
  /** With the query, as it was sent. */
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface DomainConnectProvider {
  /** What `_domainconnect` says: authority and path. */
  txt: string
  /** `host:port`, the line that PATCHBAY_EGRESS_ALLOW needs. */
  endpoint: string
  /** Of its API, as its settings have it. */
  apiUrl: string
  /** PEM: whoever asks has to trust it. */
  ca: string
  ledger: Ledger
  tokens: Tokens
  /** Members that its settings have otherwise; undefined leaves one out. */
  settings: Record<string, unknown>
  /** Makes an endpoint misbehave; null mends it. */
  set(endpoint: Endpoint, fault: Fault | null): void
  received: Arrived[]
  stop(): Promise<void>
}

/** The paths of the standard, below the base that DNS names. */
const routes: readonly (readonly [Endpoint, RegExp])[] = [
  ['settings', /^GET \/v2\/([^/]+)\/settings$/],
  ['token', /^POST \/v2\/oauth\/access_token$/],
  ['apply', /^POST \/v2\/domainTemplates\/providers\/([^/]+)\/services\/([^/]+)\/apply$/],
  ['revert', /^POST \/v2\/domainTemplates\/providers\/([^/]+)\/services\/([^/]+)\/revert$/],
  ['template', /^GET \/v2\/domainTemplates\/providers\/([^/]+)\/services\/([^/]+)$/],
  ['sync', /^(?:GET|POST) \/ux\/v2\/domainTemplates\/providers\/([^/]+)\/services\/([^/]+)\/apply$/],
  ['consent', /^(?:GET|POST) \/ux\/v2\/domainTemplates\/providers\/([^/]+)$/],
]

/**
 * The DNS provider's side of Domain Connect, written from the specification, over https on 127.0.0.1 and under a name
 * (`localhost` unless told). What it applies goes to the zone store: in memory, or a real name server.
 */
export async function startDomainConnectProvider(options: {
  store: ZoneStore
  templates: readonly PeerTemplate[]
  clients?: readonly PeerClient[]
  /** Where it looks for the public keys of signatures. */
  lookUp?: LookUpTexts
  name?: string
  port?: number
}): Promise<DomainConnectProvider> {
  const { name = 'localhost', lookUp = async () => [] } = options
  const certified = certify([...new Set([name, 'localhost', '127.0.0.1'])])
  const faults = new Map<Endpoint, Fault>()
  const [ledger, tokens] = [new Ledger(options.store), new Tokens(options.clients ?? [])]
  const server = createServer({ key: certified.key, cert: certified.cert }, (request, response) => {
    answer(request).then(
      (sent) => send(response, sent),
      (error) => send(response, refusal(error, request)),
    )
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `${name}:${(server.address() as AddressInfo).port}`
  const base = `https://${endpoint}/dc`
  const peer: DomainConnectProvider = {
    ...{ txt: `${endpoint}/dc`, endpoint, apiUrl: base, ca: certified.ca, ledger, tokens },
    settings: {},
    received: [],
    set: (at, fault) => (fault === null ? faults.delete(at) : faults.set(at, fault)),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return peer

  async function answer(request: IncomingMessage): Promise<Fault> {
    const body = (await request.toArray()).join('')
    const { method = 'GET', url = '/', headers } = request
    const { pathname, search } = new URL(url, base)
    const line = `${method} ${pathname.replace(/^\/dc/, '')}`
    const [at, pattern] = routes.find(([, route]) => route.test(line)) ?? []
    if (!at || !pattern) throw new PeerRefusal(404, 'not_found', 'There is nothing here.')
    peer.received.push({ endpoint: at, method, path: url, headers, body })
    const fault = faults.get(at)
    if (fault) return sleep(fault.delayMs ?? 0, fault, { ref: false })
    const ids = (pattern.exec(line) ?? []).slice(1).map(decodeURIComponent)
    const sent = { query: search.slice(1), body, authorization: headers.authorization, method }
    return proper(at, ids, sent)
  }

  async function proper(
    at: Endpoint,
    [providerId = '', serviceId = '']: string[],
    sent: Sent,
  ): Promise<Fault> {
    switch (at) {
      case 'settings':
        return settingsOf(providerId)
      case 'token':
        return { body: tokens.redeem(paramsOf(sent)), headers: { 'cache-control': 'no-store' } }
      case 'consent': {
        const offered = options.templates.filter((template) => template.providerId === providerId)
        return shown(await asynchronousPage(pageRequest(sent), offered, { ledger, lookUp, tokens }))
      }
    }
    const template = options.templates.find(
      (one) => one.providerId === providerId && one.serviceId === serviceId,
    )
    if (!template) throw new PeerRefusal(404, 'not_found', 'This template is not known here.')
    if (at === 'template') return { body: { version: template.version ?? 1 } }
    if (at === 'sync') return shown(await synchronousPage(pageRequest(sent), template, { ledger, lookUp }))
    return change(at, template, sent)
  }

  async function settingsOf(zone: string): Promise<Fault> {
    if ((await options.store.records(zone)) === null)
      throw new PeerRefusal(404, 'not_found', `There is no ${zone} here.`)
    return {
      body: {
        ...{ providerId: 'dns.example', providerName: 'Example DNS', providerDisplayName: 'Example DNS Ltd' },
        ...{ urlSyncUX: `${base}/ux`, urlAsyncUX: `${base}/ux`, urlAPI: base, width: 640, height: 480 },
        ...{ urlControlPanel: `${base}/panel/%domain%`, nameServers: [`ns1.${zone}`] },
        ...peer.settings,
      },
    }
  }

  async function change(at: 'apply' | 'revert', template: PeerTemplate, sent: Sent): Promise<Fault> {
    const params = new URLSearchParams(sent.query)
    const place = { zone: params.get('domain') ?? '', host: params.get('host') ?? '', params }
    const grant = tokens.grantOf(sent.authorization)
    const covers = grant.zone === place.zone && grant.hosts.includes(place.host)
    const allows = grant.providerId === template.providerId && grant.services.includes(template.serviceId)
    if (!covers || !allows) throw new PeerRefusal(403, 'access_denied', 'This was not allowed.')
    if (at === 'revert') {
      await ledger.revert(template, place)
      return { status: 204 }
    }
    const { conflicts } = await ledger.plan(template, place)
    const isForced = ['1', 'true'].includes(params.get('force') ?? '')
    if (conflicts.length > 0 && !isForced) return { status: 409, body: conflictBody(conflicts, place.zone) }
    await ledger.apply(template, place)
    return { status: 202 }
  }
}

interface Sent {
  query: string
  body: string
  authorization: string | undefined
  method: string
}

function pageRequest({ query, body, method }: Sent) {
  const decision = new URLSearchParams(body).get('decision')
  if (method === 'POST' && decision !== 'allow' && decision !== 'deny') throw malformed('Decide.')
  return { query, decision: method === 'POST' ? (decision as 'allow' | 'deny') : null }
}

/** The standard lets a token request's parameters come in the query, or in the body as JSON. */
function paramsOf({ query, body }: Sent): URLSearchParams {
  const params = new URLSearchParams(query)
  const members: Record<string, unknown> = body === '' ? {} : JSON.parse(body)
  for (const [name, value] of Object.entries(members)) params.set(name, String(value))
  return params
}

function conflictBody(conflicts: readonly { type: string; name: string; data: string }[], zone: string) {
  const records = conflicts.map(({ type, name, data }) => ({
    type,
    host: name === zone ? '@' : name.slice(0, -zone.length - 1),
    data,
  }))
  return { code: '409', message: 'There are records in the way.', records }
}

function shown(answer: PageAnswer): Fault {
  if ('location' in answer) return { status: 302, headers: { location: answer.location } }
  return { body: answer.html, headers: { 'content-type': 'text/html; charset=utf-8' } }
}

function refusal(error: unknown, request: IncomingMessage): Fault {
  const { status, error: code } =
    error instanceof PeerRefusal ? error : { status: 500, error: 'server_error' }
  const message = error instanceof Error ? error.message : String(error)
  if (/\/ux\//.test(request.url ?? ''))
    return { status, ...shown({ html: messagePage('This does not work', message) }) }
  return { status, body: { code: String(status), message, error: code, error_description: message } }
}

function send(response: ServerResponse, { status = 200, body, headers }: Fault): void {
  const isText = typeof body === 'string' || body instanceof Uint8Array
  response.writeHead(status, {
    ...(!isText && body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  })
  response.end(isText || body === undefined ? body : JSON.stringify(body))
}
