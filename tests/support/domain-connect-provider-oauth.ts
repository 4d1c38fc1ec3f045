import { randomBytes } from 'node:crypto'
import { PeerRefusal } from './domain-connect-provider-records'

/** A service, as the provider's people registered it. */
export interface PeerClient {
  clientId: string
  clientSecret: string
  redirectUris: readonly string[]
}

/** What a person allowed. */
export interface PeerGrant {
  clientId: string
  redirectUri: string
  providerId: string
  services: readonly string[]
  zone: string
  /** Empty is the apex. */
  hosts: readonly string[]
}

/** How the stand-in's tokens are. */
export interface TokenManner {
  tokenType: string
  /** Whether a refresh token is given, and a new one at each use. */
  refreshTokens: 'none' | 'kept' | 'rotated'
  /** Seconds. */
  expiresIn: number
}

const codeSeconds = 600

/** The provider's token endpoint, and what it remembers. */
export class Tokens {
  readonly manner: TokenManner = { tokenType: 'bearer', refreshTokens: 'kept', expiresIn: 3600 }
  readonly #codes = new Map<string, { grant: PeerGrant; until: number }>()
  readonly #access = new Map<string, { grant: PeerGrant; until: number }>()
  readonly #refresh = new Map<string, PeerGrant>()

  constructor(readonly clients: readonly PeerClient[]) {}

  /** The client that may be sent people to this address. */
  clientFor(clientId: string, redirectUri: string): PeerClient {
    const client = this.clients.find((one) => one.clientId === clientId)
    if (!client?.redirectUris.includes(redirectUri))
      throw new PeerRefusal(400, 'invalid_request', 'This service or its address is not registered here.')
    return client
  }

  createCode(grant: PeerGrant): string {
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { grant, until: Date.now() + codeSeconds * 1000 })
    return code
  }

  /** RFC 6749 §4.1.3 and §6; parameters from the query or the body. */
  redeem(asked: URLSearchParams): Record<string, unknown> {
    const client = this.clients.find(({ clientId }) => clientId === asked.get('client_id'))
    if (!client || client.clientSecret !== asked.get('client_secret'))
      throw new PeerRefusal(401, 'invalid_client', 'The client or its secret is wrong.')
    switch (asked.get('grant_type')) {
      case 'authorization_code':
        return this.#answer(this.#redeemCode(asked, client), null)
      case 'refresh_token': {
        const token = asked.get('refresh_token') ?? ''
        const grant = this.#refresh.get(token)
        if (grant?.clientId !== client.clientId)
          throw new PeerRefusal(400, 'invalid_grant', 'The refresh token is not good.')
        return this.#answer(grant, token)
      }
      default:
        throw new PeerRefusal(400, 'unsupported_grant_type', 'This grant is not known.')
    }
  }

  /** What a bearer token allows. */
  grantOf(authorization: string | undefined): PeerGrant {
    const [, token = ''] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? []
    const found = this.#access.get(token)
    if (!found || found.until < Date.now())
      throw new PeerRefusal(401, 'invalid_token', 'The token is not good, or was revoked.')
    return found.grant
  }

  /** What a person does in the provider's own pages: the service is not allowed any more. */
  revokeAll(): void {
    this.#access.clear()
    this.#refresh.clear()
  }

  #redeemCode(asked: URLSearchParams, client: PeerClient): PeerGrant {
    const code = asked.get('code') ?? ''
    const found = this.#codes.get(code)
    this.#codes.delete(code)
    const isGood =
      found !== undefined &&
      found.until > Date.now() &&
      found.grant.clientId === client.clientId &&
      found.grant.redirectUri === asked.get('redirect_uri')
    if (!isGood) throw new PeerRefusal(400, 'invalid_grant', 'The code is not good.')
    return found.grant
  }

  #answer(grant: PeerGrant, usedRefresh: string | null): Record<string, unknown> {
    const { tokenType, refreshTokens, expiresIn } = this.manner
    const token = randomBytes(16).toString('hex')
    this.#access.set(token, { grant, until: Date.now() + expiresIn * 1000 })
    const answer = { access_token: token, token_type: tokenType, expires_in: expiresIn }
    const isNew = refreshTokens === 'rotated' || (refreshTokens === 'kept' && usedRefresh === null)
    if (!isNew) return answer
    const refresh = randomBytes(16).toString('hex')
    if (usedRefresh !== null) this.#refresh.delete(usedRefresh)
    this.#refresh.set(refresh, grant)
    return { ...answer, refresh_token: refresh }
  }
}
