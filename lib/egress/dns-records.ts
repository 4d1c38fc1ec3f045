import 'server-only'
import type { Resolver } from 'node:dns/promises'
import { ProviderFailure } from '@/lib/core/failure'
import { authoritativeServers, type DnsPolicy, resolverAt } from '@/lib/egress/name-servers'

export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TXT' | 'NS' | 'SRV' | 'CAA'

/** A record as DNS shows it; names without the root's dot, texts whole. */
export interface DnsRecord {
  /** As it was asked for. */
  name: string
  type: DnsType
  data: string
  /** Seconds; known of addresses alone. */
  ttl?: number
  priority?: number
  weight?: number
  port?: number
}

/** What is looked up at one name. */
export interface DnsQuestion {
  name: string
  types: readonly DnsType[]
}

/** Names that are looked up at once. */
const MOST_AT_ONCE = 8

/** What name servers answer when there is no such name, or none of its records are of the type. */
const NONE = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * A look at a zone: its own name servers are asked, which remember nothing, and the configured ones where those do not
 * answer. A name with a CNAME shows that alone. Throws `ProviderFailure` where nobody could say.
 */
export async function lookUpRecords(
  zone: string,
  questions: readonly DnsQuestion[],
  policy: DnsPolicy,
): Promise<DnsRecord[]> {
  const own = await authoritativeServers(zone, policy)
  const resolvers = [...(own.length > 0 ? [resolverAt(own)] : []), resolverAt(policy.servers)]
  const found: DnsRecord[] = []
  for (let at = 0; at < questions.length; at += MOST_AT_ONCE) {
    const some = questions.slice(at, at + MOST_AT_ONCE)
    const answers = await Promise.all(some.map((question) => lookUpName(question, resolvers)))
    found.push(...answers.flat())
  }
  return found
}

async function lookUpName(
  { name, types }: DnsQuestion,
  resolvers: readonly Resolver[],
): Promise<DnsRecord[]> {
  if (types.includes('CNAME')) {
    const alias = await ask(name, 'CNAME', resolvers)
    if (alias.length > 0) return alias
  }
  const others = types.filter((type) => type !== 'CNAME')
  return (await Promise.all(others.map((type) => ask(name, type, resolvers)))).flat()
}

async function ask(name: string, type: DnsType, resolvers: readonly Resolver[]): Promise<DnsRecord[]> {
  let cause: unknown
  for (const resolver of resolvers)
    try {
      const answers = await READERS[type](resolver, name)
      return answers.map((answer) => ({ name, type, ...answer }))
    } catch (error) {
      if (NONE.has(codeOf(error))) return []
      cause = error
    }
  const failure = codeOf(cause) === 'ETIMEOUT' ? 'timeout' : 'name_not_found'
  throw new ProviderFailure(failure, { params: { target: name }, cause })
}

type Answer = Omit<DnsRecord, 'name' | 'type'>

const READERS: Readonly<Record<DnsType, (resolver: Resolver, name: string) => Promise<Answer[]>>> = {
  A: async (resolver, name) => (await resolver.resolve4(name, { ttl: true })).map(addressed),
  AAAA: async (resolver, name) => (await resolver.resolve6(name, { ttl: true })).map(addressed),
  CNAME: async (resolver, name) => (await resolver.resolveCname(name)).map((data) => ({ data })),
  NS: async (resolver, name) => (await resolver.resolveNs(name)).map((data) => ({ data })),
  TXT: async (resolver, name) => (await resolver.resolveTxt(name)).map((parts) => ({ data: parts.join('') })),
  MX: async (resolver, name) =>
    (await resolver.resolveMx(name)).map(({ exchange, priority }) => ({ data: exchange, priority })),
  SRV: async (resolver, name) =>
    (await resolver.resolveSrv(name)).map(({ name: data, ...rest }) => ({ data, ...rest })),
  CAA: async (resolver, name) =>
    (await resolver.resolveCaa(name)).map(({ critical, ...properties }) => {
      const [tag = '', value = ''] = Object.entries(properties).find(([key]) => key !== 'type') ?? []
      return { data: `${critical} ${tag} "${value}"` }
    }),
}

function addressed({ address, ttl }: { address: string; ttl: number }): Answer {
  return { data: address, ttl }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
