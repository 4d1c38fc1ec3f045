/** A private ES256 key (RFC 7517) as it is sealed. */
export interface PrivateKey {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  d: string
  kid?: string
}

/** How a session's client proves itself: by the key that the session began with, or, as a public one, not at all. */
export type AuthMethod = { method: 'none' } | { method: 'private_key_jwt'; kid: string }

/**
 * What belongs to tokens that an account's own server gave (AT Protocol): who and where the account is, and the key that
 * they are bound to (RFC 9449).
 */
export interface AccountSession {
  did: string
  /** The authorization server. */
  issuer: string
  /** Origin of the server that holds the account's data. */
  pds: string
  /** Which client they were given to. */
  clientId: string
  key: PrivateKey
  auth: AuthMethod
}
