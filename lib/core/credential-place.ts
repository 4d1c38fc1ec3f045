/**
 * Where the credential goes in a request. Texts may hold `{field}` of the form; OAuth's token is `{access_token}`, and
 * is what `value` stands for where it is left out.
 */
export type CredentialPlace =
  | { in: 'header'; name: string; prefix: string; value?: string }
  | { in: 'query'; name: string; value?: string }
  /** RFC 7617. */
  | { in: 'basic'; username: string; password: string }
  /** AWS Signature Version 4. */
  | { in: 'sigv4'; service: string; region: string; accessKey: string; secretKey: string }
  /** The URL's own `{field}` carries it (`/bot{bot_token}/`). */
  | { in: 'url' }
  /** RFC 9449: the token, with a proof that whoever sends the request holds its key. Paths are `xrpc/` and a method. */
  | { in: 'dpop' }
