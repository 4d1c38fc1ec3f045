import type { CredentialPlace } from '@/lib/core/credential-place'
import type { Instructions, Translations } from '@/lib/core/provider-texts'

export type { CredentialPlace }

/** A provider as data: everything that makes one third party unlike another. A quirk is a field here, never an `if`. */
export interface Provider {
  /** Also the slug of its first integration. */
  key: string
  name: string
  description: string
  categories: readonly string[]
  /** Other names that people search by. */
  aliases?: readonly string[]
  /** What can be done through it, in a few words each; searched too. */
  capabilities?: readonly string[]
  authType: AuthType
  /** What the form asks for, in order. OAuth's belong to the integration, every other type's to each connection. */
  fields: readonly Field[]
  oauth2?: OAuth2
  /** Where the connected account is described. */
  identity?: Identity
  /** What tells whether a credential works. */
  probe?: Probe
  api?: Api
  /** For people: how a key is ended at the provider, since forgetting it here does not end it. */
  endNote?: string
  /** Numbered set-up sections. Text may hold **bold**, `code`, [link](https://…) and {redirect_uri}. */
  instructions?: readonly Instructions[]
  /** What people read of it, in other languages; what is missing there is read in English (`lib/core/localize-provider`). */
  translations?: Translations
  /** File name, without ending, of its mark in `public/marks`; without one it gets a lettered tile. */
  mark?: string
  /** The documentation page that this data was taken from, and the day. */
  source?: string
  checkedOn?: string
}

/** Whether its credential is typed into a form, rather than granted. */
export function isTyped({ authType }: Pick<Provider, 'authType'>): boolean {
  return authType !== 'oauth2'
}

export type AuthType = 'oauth2' | 'api_key' | 'key_secret' | 'bot_token' | 'credentials'

/** One input of the form. Its value fills `{key}` in the provider's URLs and credential places. */
export interface Field {
  key: string
  label: string
  type: 'text' | 'password' | 'textarea' | 'number' | 'select'
  required: boolean
  /** Sealed, and never sent back. Always true for `password`. */
  secret: boolean
  placeholder?: string
  help?: string
  /** Used when the input is left blank. */
  default?: string
  options?: readonly Option[]
  /** Shown behind the input: what the provider appends to the value (`.zendesk.com`). */
  suffix?: string
  /** A regular expression that the whole value must match, with the sentence that says so. */
  pattern?: { matches: string; message: string }
}

/** One choice of a select. */
export interface Option {
  value: string
  label: string
  /** Further `{name}`s that the choice fills, where one choice decides several (the hosts of a sandbox). */
  fills?: Readonly<Record<string, string>>
}

export interface Scope {
  name: string
  /** What it allows, in plain words. */
  label: string
  /** Asked for unless the admin takes it out. */
  default?: boolean
  /** Cannot be taken out: identity or refresh depends on it. */
  required?: boolean
}

/** Endpoint URLs may hold `{field}`, filled from the set-up. */
export interface OAuth2 {
  /** Where people consent; a provider of another grant may have none. */
  authorizationUrl?: string
  /** There is none of `account_server`, nor where there is `tokenBelow`. */
  tokenUrl?: string
  /** Where refresh tokens are traded in, if not at the token endpoint (Figma). */
  refreshUrl?: string
  /** RFC 7009. A provider that revokes otherwise says how in `revocation`. */
  revocationUrl?: string
  revocation?: Revocation
  /** For people, where there is no way to revoke: where access is withdrawn at the provider. */
  revocationNote?: string
  userinfoUrl?: string
  deviceAuthorizationUrl?: string
  /** RFC 9207, RFC 8414. Without one, the authorization endpoint's origin stands for it. */
  issuer?: string
  /**
   * How tokens are come by: consent by redirect (RFC 6749 §4.1), the client's own credentials (§4.4), or a code that a
   * person enters on another device (RFC 8628). `account_server`: consent at the account's own server, which its handle
   * leads to; it has its own endpoints, and every token is bound to a key (AT Protocol). `domain_consent`: consent is for
   * one domain, at the page that the domain's DNS leads to (Domain Connect).
   */
  grant: 'authorization_code' | 'client_credentials' | 'device_code' | 'account_server' | 'domain_consent'
  /**
   * Where each set-up has a server of its own: the field that holds its address (https, perhaps with a path), and the
   * token endpoint's path below that. The secret goes nowhere else.
   */
  tokenBelow?: { field: string; path: string }
  /** Where accounts say which server is theirs (`account_server`). */
  directoryUrl?: string
  scopes: readonly Scope[]
  /** For people, where no scopes are asked for: what decides instead. */
  scopesNote?: string
  /** Between scopes in the authorization request. RFC 6749 §3.3 says a space. */
  scopeSeparator?: ' ' | ','
  /** The authorization request's parameter for scopes; Slack's user scopes have another. */
  scopeParameter?: string
  /** RFC 7636. S256 always, unless the provider refuses unknown parameters. */
  pkce?: 'S256' | 'none'
  tokenAuthMethod: 'client_secret_basic' | 'client_secret_post' | 'none'
  authorizationParams?: Readonly<Record<string, string>>
  tokenParams?: Readonly<Record<string, string>>
  /** How the body of a token request is written. RFC 6749 §4.1.3 says as a form. */
  tokenEncoding?: 'form' | 'json'
  tokenResponse?: TokenResponseQuirks
  /** Parameters of the redirect to keep with the connection (QuickBooks: `realmId`). They came by the browser: they name, and prove nothing. */
  keepFromRedirect?: readonly string[]
  /** `validate`: an id_token is part of the proof and is checked with its nonce; `ignore`: it is dropped unread. */
  idToken?: 'validate' | 'ignore'
  /** RFC 9207 §3: the server promised `iss`, so that an answer without it is refused. */
  issParameterSupported?: boolean
}

/** How a token response differs from RFC 6749 §5.1. */
export interface TokenResponseQuirks {
  /** The credential lies in this member of the answer (Slack: `authed_user`). */
  within?: string
  /** A 200 whose member of this name is false is an error, named by `error` (Slack: `ok`). */
  okField?: string
  /** Between the scopes of the answer, where it is not a space. */
  scopeSeparator?: ','
  /** The member that lists the granted scopes, where it is not `scope` (HubSpot: `scopes`). */
  scopeField?: string
  /** Seconds that a token is taken to last where the answer does not say, although it ends (Salesforce). */
  expiresIn?: number
  /** Members of the answer to keep with the connection, for URL templates and people (`instance_url`, `team.name`). */
  keep?: readonly string[]
}

/** Revocation that is not RFC 7009's. */
export interface Revocation {
  url: string
  method: 'POST' | 'DELETE'
  /** How the request proves who asks: the client's id and secret by Basic, the token itself, or nothing. */
  authenticate: 'client_basic' | 'bearer' | 'none'
  /** Where the token goes. */
  body: { type: 'json' | 'form'; parameter: string } | { type: 'none' }
  /** Which token ends the grant. */
  token: 'refresh_token' | 'access_token'
  okField?: string
}

/**
 * Where an account's id, name, e-mail address and picture stand in the provider's answer, as dotted paths; the first
 * path that holds something counts. A doubled dot begins a member whose own name begins with one (`error..tag`).
 */
export interface Identity {
  url: string
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON (GraphQL: its `query`). */
  body?: Readonly<Record<string, string>>
  id: readonly string[]
  name?: readonly string[]
  email?: readonly string[]
  picture?: readonly string[]
  /** The picture's address, made from members of the answer as `{path}`, where it does not stand there (Discord: a hash). */
  pictureTemplate?: string
  okField?: string
}

/** What tells whether a credential works: a request to the provider's API, or a sign-in at a server. */
export type Probe = HttpProbe | ServerProbe

export interface HttpProbe {
  type?: 'http'
  url: string
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON (GraphQL: its `query`). */
  body?: Readonly<Record<string, string>>
  /** Where the credential goes in this request, if elsewhere than in those to the API. */
  credential?: CredentialPlace
  /** A 200 whose member of this name is false is a failure, named by `errorField` (default `error`). */
  okField?: string
  /** A 200 that holds this member is a failure all the same (GraphQL: `errors`). */
  failField?: string
  errorField?: string
  /** The provider's own error words, as our failure codes. A word that ends in `…` is how its sentence begins. */
  errors?: Readonly<Record<string, string>>
  /**
   * Error words (as in `errors`), or statuses in digits, that only say that the credential may not do just this: the
   * provider knows it, and a key of least privilege is a good key.
   */
  limited?: readonly string[]
  /** The answer's header that lists the scopes the token has now. */
  scopesHeader?: string
}

/** A server that is signed in to over its own protocol. Each text may hold `{field}`. */
export interface ServerProbe {
  type: 'smtp' | 'postgresql' | 'mysql'
  host: string
  port: string
  username: string
  password: string
  database?: string
  /** `tls`: from the first byte; `starttls`: after a request in the open, required; `none`: only to an allowed host:port. */
  security: string
}

/** The provider's API, as proxied requests reach it. */
export interface Api {
  baseUrl: string
  /**
   * Where each account has a base of its own: the kept member of the token response that names it. It counts only if
   * it is https and its host is, or lies under, one of `within`; else `baseUrl` stands.
   */
  baseUrlFrom?: { kept: string; within: readonly string[] }
  /** Sent with every request that does not carry them itself (Notion: `notion-version`). */
  headers?: Readonly<Record<string, string>>
  /** Headers of its own that callers may send besides (`xero-tenant-id`). Small letters; those of `headers` they may anyway. */
  callerHeaders?: readonly string[]
  limits?: ApiLimits
  credential: CredentialPlace
}

/** How much one integration may be asked by us, where our defaults do not fit it (`lib/operations/take-turn`). */
export interface ApiLimits {
  /** Requests under way at a time, in one process. */
  concurrent?: number
  /** Requests begun in one minute, by all processes together. */
  perMinute?: number
  /** How long an answer may take to begin; models that think take minutes. */
  answerSeconds?: number
}
