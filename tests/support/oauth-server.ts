import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** A client that the server knows, as it registers it (RFC 7591). */
export interface RegisteredClient {
  client_id: string
  client_secret?: string
  token_endpoint_auth_method: 'client_secret_basic' | 'client_secret_post' | 'none'
  /** All that it offers, unless told. */
  grant_types?: readonly string[]
}

/** One request that reached the token endpoint. */
export interface TokenRequest {
  grantType: string | null
  clientId: string | null
  code: string | null
  codeVerifier: string | null
  refreshToken: string | null
  redirectUri: string | null
  /** The scheme of the Authorization header. */
  authorization: string | null
  /** The error it was answered with; null when it was granted. */
  error: string | null
  /** This machine's clock. */
  at: number
}

export interface OAuthServer {
  /** Its origin too. */
  issuer: string
  tokenRequests(): Promise<TokenRequest[]>
  /** Forgets the requests so far. */
  forget(): Promise<void>
  /** Answers the next token requests with these errors, or with a status in digits, whoever asks; `late` delays one. */
  inject(...errors: string[]): Promise<void>
  /** How many of these have not been given yet. */
  waiting(): Promise<number>
  /** Withdraws every consent and token, as an account's owner can at the provider. */
  revokeGrants(): Promise<void>
  stop(): Promise<void>
}

/** One client for each way to authenticate. The first one's secret holds what has to be encoded in a header. */
export const clients = {
  basic: {
    client_id: 'basic-client',
    client_secret: 'basic:sec/ret+%&= ~',
    token_endpoint_auth_method: 'client_secret_basic',
  },
  post: {
    client_id: 'post-client',
    client_secret: 'post-secret',
    token_endpoint_auth_method: 'client_secret_post',
  },
  public: { client_id: 'public-client', token_endpoint_auth_method: 'none' },
} as const satisfies Record<string, RegisteredClient>

/**
 * Starts oidc-provider on 127.0.0.1, in a process of its own: consent pages for any user name, PKCE demanded, refresh
 * tokens rotated with reuse detection, revocation, userinfo with a picture from the same origin.
 */
export async function startOAuthServer(options: {
  redirectUris: readonly string[]
  clients?: readonly RegisteredClient[]
  /** A free one by default. */
  port?: number
  accessTokenSeconds?: number
  rotate?: boolean
  deviceCodeSeconds?: number
  /** How often a code may be asked about, in seconds. */
  deviceInterval?: number
}): Promise<OAuthServer> {
  const settings = {
    port: 0,
    accessTokenSeconds: 3600,
    rotate: true,
    deviceCodeSeconds: 120,
    deviceInterval: 1,
    clients: Object.values(clients),
    ...options,
  }
  // From the root, where tests and demo are started: a bundle has no file beside it.
  const file = resolve('tests/support/oauth-server-process.mjs')
  const child = fork(file, [JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const exited = once(child, 'exit')
  const issuer = await issuerOf(child.stdout, child.stderr, exited)
  const ask = async (path: string) => (await fetch(`${issuer}/-/${path}`)).json()
  return {
    issuer,
    tokenRequests: () => ask('requests'),
    forget: () => ask('forget'),
    inject: (...errors) => ask(`inject?${new URLSearchParams(errors.map((error) => ['error', error]))}`),
    waiting: async () => (await ask('inject')).waiting,
    revokeGrants: () => ask('revoke-grants'),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function issuerOf(
  stdout: NodeJS.ReadableStream | null,
  stderr: NodeJS.ReadableStream | null,
  exited: Promise<unknown>,
): Promise<string> {
  let [text, errors] = ['', '']
  stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const ready = new Promise<string>((resolve) => {
    stdout?.on('data', (chunk) => {
      text += chunk
      const line = text.split('\n').find((candidate) => candidate.startsWith('{"issuer"'))
      if (line !== undefined) resolve(JSON.parse(line).issuer)
    })
  })
  const failed = exited.then(() => Promise.reject(new Error(`The OAuth server did not start.\n${errors}`)))
  return Promise.race([ready, failed])
}
