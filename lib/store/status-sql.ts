import 'server-only'
import { FAILURES, type FailureKind } from '@/lib/core/failures'
import { type Condition, STATUS_RULES } from '@/lib/core/status'
import { Prisma } from '@/prisma/generated/client'

/**
 * The status of a connection `c` of an integration `i` at `now`, as SQL made from core's rules: what a list is
 * filtered and counted by. A test holds it against `statusOf` over every combination.
 */
export function statusSql(now: Date): Prisma.Sql {
  const conditions = conditionsSql(now)
  const branches = STATUS_RULES.map(({ status, all, none = [] }) => {
    // What is not the case comes first: no attempt is looked up of a connection that has its credential.
    const parts = [...none.map((it) => Prisma.sql`not ${conditions[it]}`), ...all.map((it) => conditions[it])]
    const when = parts.length > 0 ? Prisma.join(parts, ' and ') : Prisma.sql`true`
    return Prisma.sql`when ${when} then ${status}`
  })
  return Prisma.sql`case ${Prisma.join(branches, ' ')} end`
}

function conditionsSql(now: Date): Record<Condition, Prisma.Sql> {
  const known = Object.keys(FAILURES)
  return {
    disabled: Prisma.sql`not (i.enabled and c.enabled)`,
    misconfigured: Prisma.sql`(i."faultCode" is not null or ${failedWith(codesOf('misconfigured'))})`,
    dead: failedWith(codesOf('dead')),
    // A code that nobody knows any more is a failure that may pass.
    transient: Prisma.sql`(${failedWith(codesOf('transient'))} or (c."validationStatus" = 'error'
      and (c."validationCode" is null or not c."validationCode" = any(${known}))))`,
    credential: Prisma.sql`(c.credential is not null)`,
    refreshable: Prisma.sql`c."hasRefreshToken"`,
    expired: Prisma.sql`(c."expiresAt" is not null and c."expiresAt" <= ${now})`,
    validated: Prisma.sql`(c."validationStatus" is not null)`,
    authorizing: Prisma.sql`coalesce((select a."finishedAt" is null and a."expiresAt" > ${now} from "Authorization" a
      where a."connectionId" = c.id order by a."createdAt" desc limit 1), false)`,
  }
}

function codesOf(kind: FailureKind): string[] {
  return Object.entries(FAILURES).flatMap(([code, failure]) => (failure.kind === kind ? [code] : []))
}

function failedWith(codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`(c."validationStatus" = 'error' and coalesce(c."validationCode" = any(${codes}), false))`
}
