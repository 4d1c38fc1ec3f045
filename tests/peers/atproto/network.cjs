// A real PLC directory and PDS with its OAuth server, as a process of its own; tests/support/atproto-peer.ts starts it
// and asks it things by messages. One message says that it is ready.
const http = require('node:http')

/** Public hosts of clients, which this machine stands for: their documents are fetched from another origin. */
const stands = new Map()
const fetch = globalThis.fetch
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const origin = stands.get(url.host)
  return origin
    ? fetch(new URL(url.pathname + url.search, origin), { redirect: 'manual' })
    : fetch(input, init)
}

/** Every request that the PDS has answered. */
const requests = []
/** Whether every access token is refused, the newest too. */
let refuses = false
const emit = http.Server.prototype.emit
http.Server.prototype.emit = function (event, request, response) {
  if (event === 'request') {
    // A client is another site to every server in the world; here both are `localhost`, which the PDS does not expect.
    if (request.headers['sec-fetch-site'] === 'same-site') request.headers['sec-fetch-site'] = 'cross-site'
    response.on('finish', () => {
      const { method, url, headers } = request
      const { dpop = null, authorization = null } = headers
      requests.push({ method, path: url, dpop, authorization, status: response.statusCode })
    })
    if (refuses && request.url.startsWith('/xrpc/') && request.headers.authorization) {
      response.writeHead(401, { 'www-authenticate': 'DPoP error="invalid_token"' }).end('{}')
      return true
    }
  }
  return emit.call(this, event, request, response)
}

const { TestNetworkNoAppView } = require('@atproto/dev-env')

async function start() {
  const network = await TestNetworkNoAppView.create()
  const { pds, plc } = network
  const agent = pds.getClient()
  const asAdmin = { headers: pds.adminAuthHeaders(), encoding: 'application/json' }
  /** As whoever signed in last. */
  const putProfile = async (did, profile, avatar) => {
    const record = { $type: 'app.bsky.actor.profile', ...profile }
    if (avatar) {
      const bytes = Buffer.from(avatar, 'base64')
      const uploaded = await agent.uploadBlob(bytes, { encoding: 'image/png' })
      record.avatar = uploaded.data.blob
    }
    const address = { repo: did, collection: 'app.bsky.actor.profile', rkey: 'self' }
    await agent.com.atproto.repo.putRecord({ ...address, record })
  }
  const commands = {
    createAccount: async ({ handle, password, profile, avatar }) => {
      const { data } = await agent.createAccount({ handle, email: `${handle}@example.com`, password })
      if (profile) await putProfile(data.did, profile, avatar)
      return { did: data.did, handle, password }
    },
    changeProfile: async ({ handle, password, profile, avatar }) => {
      const { data } = await agent.login({ identifier: handle, password })
      await putProfile(data.did, profile, avatar)
    },
    changeHandle: ({ did, handle }) =>
      agent.com.atproto.admin.updateAccountHandle({ did, handle }, asAdmin).then(() => null),
    // As if the account's owner had ended every session in the account's settings.
    revokeTokens: async ({ did }) => {
      const { tokenManager } = pds.ctx.oauthProvider
      const tokens = await tokenManager.listAccountTokens(did)
      for (const { id } of tokens) await tokenManager.deleteToken(id)
      return tokens.length
    },
    refuse: async ({ all }) => {
      refuses = all
    },
    tokens: async ({ did }) => (await pds.ctx.oauthProvider.tokenManager.listAccountTokens(did)).length,
    standFor: async ({ host, origin }) => void stands.set(host, origin),
    requests: async () => requests,
    forget: async () => requests.splice(0).length,
  }
  process.on('message', async ({ id, ask, ...words }) => {
    try {
      process.send({ id, answer: (await commands[ask](words)) ?? null })
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) })
    }
  })
  const stop = async () => {
    await network.close().catch(() => {})
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  // The test process is gone: nobody is left to stop this one.
  process.on('disconnect', stop)
  process.send({ ready: { pds: pds.url, plc: plc.url } })
}

start()
