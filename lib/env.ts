import { z } from 'zod'
import { once } from '@/lib/once'

/** What the process was told by its environment, parsed once. The only reader of `process.env`. */
export interface Env {
  production: boolean
  port: number
  host: string
  /** Public base URL without a trailing slash; every link and redirect URI is built from it. */
  publicUrl: string
  /** Null until the embedded PostgreSQL is up, when none was given. */
  databaseUrl: string | null
  /** Whether Patchbay runs PostgreSQL itself. */
  embedded: boolean
  dataDir: string
  /** `id:base64-32-bytes[,…]`; null until generated into the data directory. */
  encryptionKeys: string | null
  nextAuthSecret: string | null
  admin: { email: string; password: string } | null
  oidc: { issuer: string; clientId: string; clientSecret: string; domains: string[] } | null
  /** Exact `host:port` pairs that egress may reach although they are private or not on port 443. */
  egressAllow: string[]
  dnsServers: string[]
  accessDays: number
  logLevel: string
}

/** A wrong environment value. The message is the one line that the start prints. */
export class EnvError extends Error {
  readonly kind = 'env'
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const hostAndPort = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@[\]]+):([1-9]\d{0,4})$/

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a port number, 0 to 65535' })
    .int('must be a port number, 0 to 65535')
    .min(0, 'must be a port number, 0 to 65535')
    .max(65535, 'must be a port number, 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PATCHBAY_URL: z
    .string()
    .refine(
      isPublicUrl,
      'must be an http or https URL without path, query or user name, such as https://patchbay.example.com',
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a PostgreSQL URL: postgresql://user:password@host:5432/database')
    .optional(),
  PATCHBAY_DATA_DIR: z.string().min(1).default('./data'),
  PATCHBAY_ENCRYPTION_KEYS: z.string().optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  PATCHBAY_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  PATCHBAY_ADMIN_PASSWORD: z.string().min(12, 'must be at least 12 characters').max(256).optional(),
  PATCHBAY_OIDC_ISSUER: z.string().refine(isIssuer, 'must be the issuer URL').optional(),
  PATCHBAY_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PATCHBAY_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PATCHBAY_OIDC_DOMAINS: z.string().optional(),
  PATCHBAY_EGRESS_ALLOW: z
    .string()
    .refine((text) => list(text).every(isHostAndPort), 'must be a list of host:port, such as 10.0.0.5:8443')
    .optional(),
  PATCHBAY_DNS_SERVERS: z.string().optional(),
  PATCHBAY_ACCESS_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a number of days')
    .min(1, 'must be at least 1')
    .max(3650, 'must be at most 3650')
    .default(90),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
})

/** Reads and checks an environment. Throws `EnvError` whose message names the variable and what it should be. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is an unset one: compose files and shells write both.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new EnvError(`${String(issue?.path[0])} ${issue?.message}`)
  }
  const e = parsed.data
  requireTogether(given, ['PATCHBAY_ADMIN_EMAIL', 'PATCHBAY_ADMIN_PASSWORD'])
  const oidcNames = [
    'PATCHBAY_OIDC_ISSUER',
    'PATCHBAY_OIDC_CLIENT_ID',
    'PATCHBAY_OIDC_CLIENT_SECRET',
    'PATCHBAY_OIDC_DOMAINS',
  ]
  requireTogether(given, oidcNames)
  if (e.DATABASE_URL) {
    const why = 'is required when DATABASE_URL is set'
    if (!e.PATCHBAY_ENCRYPTION_KEYS) throw new EnvError(`PATCHBAY_ENCRYPTION_KEYS ${why}: id:base64-32-bytes`)
    if (!e.NEXTAUTH_SECRET) throw new EnvError(`NEXTAUTH_SECRET ${why}: at least 32 random characters`)
  }
  return {
    production: e.NODE_ENV === 'production',
    port: e.PORT,
    host: e.HOST,
    publicUrl: (e.PATCHBAY_URL ? new URL(e.PATCHBAY_URL).href : `http://localhost:${e.PORT}`).replace(
      /\/+$/,
      '',
    ),
    databaseUrl: e.DATABASE_URL ?? null,
    embedded: !e.DATABASE_URL,
    dataDir: e.PATCHBAY_DATA_DIR,
    encryptionKeys: e.PATCHBAY_ENCRYPTION_KEYS ?? null,
    nextAuthSecret: e.NEXTAUTH_SECRET ?? null,
    admin:
      e.PATCHBAY_ADMIN_EMAIL && e.PATCHBAY_ADMIN_PASSWORD
        ? { email: e.PATCHBAY_ADMIN_EMAIL, password: e.PATCHBAY_ADMIN_PASSWORD }
        : null,
    oidc:
      e.PATCHBAY_OIDC_ISSUER && e.PATCHBAY_OIDC_CLIENT_ID && e.PATCHBAY_OIDC_CLIENT_SECRET
        ? {
            issuer: e.PATCHBAY_OIDC_ISSUER,
            clientId: e.PATCHBAY_OIDC_CLIENT_ID,
            clientSecret: e.PATCHBAY_OIDC_CLIENT_SECRET,
            domains: list(e.PATCHBAY_OIDC_DOMAINS).map((domain) => domain.toLowerCase()),
          }
        : null,
    egressAllow: list(e.PATCHBAY_EGRESS_ALLOW).map((target) => target.toLowerCase()),
    dnsServers: list(e.PATCHBAY_DNS_SERVERS),
    accessDays: e.PATCHBAY_ACCESS_DAYS,
    logLevel: e.LOG_LEVEL,
  }
}

/** This process's environment. Throws `EnvError` at the first call when a value is wrong. */
export function env(): Env {
  return once('env', () => {
    const parsed = parseEnv(process.env)
    // next-auth reads these two itself.
    process.env.NEXTAUTH_URL = parsed.publicUrl
    if (parsed.nextAuthSecret) process.env.NEXTAUTH_SECRET = parsed.nextAuthSecret
    return parsed
  })
}

/** What the start made because it was not given: the embedded database's URL, the generated keys. */
export function completeEnv(made: {
  databaseUrl: string
  encryptionKeys: string
  nextAuthSecret: string
}): Env {
  process.env.NEXTAUTH_SECRET = made.nextAuthSecret
  return Object.assign(env(), made)
}

/** A value that the start has completed by now, else an error that says which one is missing. */
export function required<K extends 'databaseUrl' | 'encryptionKeys' | 'nextAuthSecret'>(key: K): string {
  const names = {
    databaseUrl: 'DATABASE_URL',
    encryptionKeys: 'PATCHBAY_ENCRYPTION_KEYS',
    nextAuthSecret: 'NEXTAUTH_SECRET',
  }
  const value = env()[key]
  if (value === null)
    throw new EnvError(`${names[key]} must be set when Patchbay is not started by its own server`)
  return value
}

function requireTogether(given: Record<string, string | undefined>, names: string[]): void {
  const missing = names.filter((name) => given[name] === undefined)
  if (missing.length > 0 && missing.length < names.length)
    throw new EnvError(
      `${missing[0]} must be set too, with ${names.filter((name) => name !== missing[0]).join(', ')}`,
    )
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password
}

/** A path would need a rebuilt console (Next's base path is fixed at build): docs/decisions/007. */
function isPublicUrl(text: string): boolean {
  return isIssuer(text) && new URL(text).pathname === '/'
}

function isHostAndPort(text: string): boolean {
  const match = hostAndPort.exec(text)
  return match !== null && Number(match[2]) <= 65535
}
