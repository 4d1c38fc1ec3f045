// A real OAuth 2.0 and OpenID Connect server (oidc-provider) on 127.0.0.1, as a process of its own.
// Started by oauth-server.ts with its settings as JSON in the first argument; prints one line of JSON when it is ready.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const settings = JSON.parse(process.argv[2])

/** What the tests ask about: every request that reached the token endpoint. */
const requests = []
const grants = new Set()
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
/** What the next token requests are answered with, before the server sees them. */
const injected = []
let provider

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://127.0.0.1')
  if (pathname === '/-/requests') return json(response, requests)
  if (pathname === '/-/forget') return json(response, { forgotten: requests.splice(0).length })
  if (pathname === '/-/revoke-grants') return revokeGrants().then((revoked) => json(response, { revoked }))
  if (pathname === '/-/inject') return json(response, { waiting: injected.push(...errorsIn(request)) })
  if (pathname.startsWith('/pictures/')) return picture(response)
  provider.callback()(request, response)
})

server.listen(settings.port, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  provider = new Provider(issuer, configuration(issuer))
  watch(provider)
  console.log(JSON.stringify({ issuer }))
})
process.on('SIGTERM', () => process.exit(0))
// The test process is gone: nobody is left to stop this one.
process.on('disconnect', () => process.exit(0))

function configuration(issuer) {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  return {
    clients: settings.clients.map((client) => ({
      grant_types: [
        'authorization_code',
        'refresh_token',
        DEVICE,
        ...(client.client_secret ? ['client_credentials'] : []),
      ],
      response_types: ['code'],
      redirect_uris: settings.redirectUris,
      scope: 'openid profile email offline_access read write',
      // Loopback redirect URIs by http are allowed to native applications only.
      application_type: 'native',
      ...client,
    })),
    jwks: { keys: [{ ...key, kid: 'test', alg: 'RS256', use: 'sig' }] },
    scopes: ['openid', 'offline_access', 'profile', 'email', 'read', 'write'],
    claims: { openid: ['sub'], profile: ['name', 'picture'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id, issuer) }),
    // Its own default lets tokens live 15 seconds longer than they say.
    clockTolerance: 0,
    cookies: { keys: ['test'] },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (_context, client, token) => client.clientId === token.clientId,
      },
      userinfo: { enabled: true },
      deviceFlow: { enabled: true },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    pkce: { required: () => true },
    // A refresh token that is presented twice ends its whole grant.
    rotateRefreshToken: settings.rotate,
    issueRefreshToken: (_context, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    ttl: {
      AccessToken: settings.accessTokenSeconds,
      AuthorizationCode: 60,
      ClientCredentials: settings.accessTokenSeconds,
      DeviceCode: settings.deviceCodeSeconds,
      Grant: 3600,
      IdToken: 300,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 600,
    },
  }
}

function claimsOf(id, issuer) {
  const name = id.charAt(0).toUpperCase() + id.slice(1)
  return {
    sub: id,
    name: `${name} Example`,
    email: `${id}@example.test`,
    email_verified: true,
    picture: `${issuer}/pictures/${id}.png`,
  }
}

function watch(provider) {
  const record = (context, error) => {
    const { params, client, body } = context.oidc ?? {}
    const sent = { ...body, ...params }
    requests.push({
      grantType: sent.grant_type ?? null,
      clientId: client?.clientId ?? sent.client_id ?? null,
      code: sent.code ?? null,
      codeVerifier: sent.code_verifier ?? null,
      refreshToken: sent.refresh_token ?? null,
      redirectUri: sent.redirect_uri ?? null,
      authorization: context.get('authorization').split(' ')[0] || null,
      error: error?.error ?? null,
      at: Date.now(),
    })
  }
  provider.on('grant.success', (context) => record(context))
  provider.on('grant.error', record)
  for (const kind of ['authorization_code', 'access_token', 'refresh_token']) {
    provider.on(`${kind}.saved`, (token) => grants.add(token.grantId))
  }
  provider.on('server_error', (_context, error) => console.error(error))
  provider.use(inject)
  // It names no interval, and the usual one is long for a test.
  provider.use(async (context, next) => {
    await next()
    if (context.path === '/device/auth' && context.status === 200)
      context.body.interval = settings.deviceInterval
  })
  // Its pages load a font from elsewhere; nothing here leaves this machine.
  provider.use(async (context, next) => {
    await next()
    if (typeof context.body === 'string') context.body = context.body.replace(/@import url\([^)]*\);/g, '')
  })
}

/** An answer that the server itself never gives; a number is a status, `late` its own answer after half a second. */
async function inject(context, next) {
  if (context.path !== '/token' || injected.length === 0) return next()
  const error = injected.shift()
  if (error === 'late') await new Promise((resolve) => setTimeout(resolve, 500))
  if (error === 'late') return next()
  context.req.resume()
  requests.push({ grantType: 'injected', clientId: null, error, at: Date.now() })
  context.status = /^\d+$/.test(error) ? Number(error) : 400
  context.body = { error }
}

function errorsIn(request) {
  return new URL(request.url, 'http://127.0.0.1').searchParams.getAll('error')
}

/** As if the account’s owner had withdrawn every consent at the provider. */
async function revokeGrants() {
  const { AccessToken, AuthorizationCode, Grant, RefreshToken } = provider
  for (const id of grants) {
    for (const kind of [AccessToken, AuthorizationCode, RefreshToken]) await kind.revokeByGrantId(id)
    await (await Grant.find(id))?.destroy()
  }
  const revoked = grants.size
  grants.clear()
  return revoked
}

function picture(response) {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  response.writeHead(200, { 'content-type': 'image/png' })
  response.end(Buffer.from(pixel, 'base64'))
}

function json(response, value) {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}
