import 'server-only'
import { type Db, pool } from '@/lib/store/database'
import type { Link } from '@/lib/store/events'
import { Prisma } from '@/prisma/generated/client'

/** Lines of one block, at most. */
const MOST = 20_000

/** For whoever changes the chain: it grows at one end and is purged at the other, by one process at a time. */
const ACCESS_LOCK = 7_202_604

/** Numbers up to `uptoId` belong to lines that are there, or never will be, once these writers are done. */
export interface Mark {
  uptoId: bigint
  /** Transactions that could write when the number was read. */
  writers: readonly string[]
}

export interface Sealing {
  /** What the next round begins with. */
  mark: Mark | null
  lines: number
  /** The block was full. */
  more: boolean
}

/**
 * A line, every column in one fixed order. PostgreSQL puts it together: a second's lines then are one text, and not
 * some ten thousand objects in the process that gives out credentials.
 */
const LINE = Prisma.raw(`json_build_array(a.id::text, (extract(epoch from a.at) * 1000)::bigint::text, a.what,
  a.outcome, a."actorType", a."actorId", a."actorName", a.address, a."requestId", a."integrationId", a."connectionId",
  a.target)::text`)

/** The lines after one number up to another, as `id` and `line`. */
export function linesIn(afterId: Prisma.Sql, uptoId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select a.id, ${LINE} as line from "Access" a where a.id > ${afterId} and a.id <= ${uptoId}`
}

/** What a block's chain value covers: its own columns, then its lines. No line holds a line break. */
export function blockText(
  block: { sequence: bigint; at: Date; afterId: bigint; uptoId: bigint; lines: number },
  text: string,
): string {
  const { sequence, at, afterId, uptoId, lines } = block
  const own = [String(sequence), at.toISOString(), String(afterId), String(uptoId), lines]
  return `${JSON.stringify(own)}\n${text}`
}

/** Whether a number was given out that no block covers. One cheap statement. */
export async function hasUnsealed(): Promise<boolean> {
  const { rows } = await pool().query<{ unsealed: boolean }>({ name: 'access unsealed', text: UNSEALED })
  return rows[0]?.unsealed ?? false
}

const UNSEALED = `select s.is_called and s.last_value > coalesce(
  (select "uptoId" from "AccessBlock" order by sequence desc limit 1), 0) as unsealed from "Access_id_seq" s`

/** Takes the one turn to change the chain, until the transaction ends. */
export async function takeChain(tx: Db): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`select pg_try_advisory_xact_lock(${ACCESS_LOCK}) as mine`
  return rows[0]?.mine ?? false
}

/**
 * Seals the lines that nobody can add to any more into one block, and counts them by day. Numbers are given out before
 * the commit, and in any order: so a range is closed when every transaction that held the table for writing, when the
 * range's end was read, has ended. (Transaction ids would not do: an INSERT takes its number before it has one.)
 */
export async function sealBlock(tx: Db, mark: Mark | null, link: Link): Promise<Sealing> {
  if (!(await takeChain(tx))) return { mark, lines: 0, more: false }
  const last = await tx.accessBlock.findFirst({ orderBy: { sequence: 'desc' } })
  const sealed = last?.uptoId ?? 0n
  // In this order: who takes a later number may come, who has an earlier one is seen.
  const issued = await lastNumber(tx)
  const writers = await listWriters(tx)
  const next = issued > sealed ? { uptoId: issued, writers } : null
  // A mark in the future is of a database that was replaced by an older one.
  const kept = mark && mark.uptoId > sealed && mark.uptoId <= issued ? mark : next
  const closed = [next, kept].find((one) => one && !one.writers.some((writer) => writers.includes(writer)))
  if (!closed) return { mark: kept, lines: 0, more: false }
  const { lines, uptoId } = await writeBlock(tx, last, closed.uptoId, link)
  const more = uptoId < closed.uptoId
  return { mark: more ? closed : next && next.uptoId > uptoId ? next : null, lines, more }
}

async function writeBlock(
  tx: Db,
  last: { sequence: bigint; uptoId: bigint; chain: Uint8Array } | null,
  closedId: bigint,
  link: Link,
): Promise<{ lines: number; uptoId: bigint }> {
  const afterId = last?.uptoId ?? 0n
  const range = linesIn(Prisma.sql`${afterId}::bigint`, Prisma.sql`${closedId}::bigint`)
  const [found] = await tx.$queryRaw<
    { at: Date; lines: number; lastId: bigint | null; text: string | null }[]
  >`
    select clock_timestamp() as at, count(*)::int as lines, max(id) as "lastId",
      string_agg(line, chr(10) order by id) as text
    from (${range} order by a.id limit ${MOST}) as taken`
  if (!found?.lastId) return { lines: 0, uptoId: closedId }
  const uptoId = found.lines === MOST ? found.lastId : closedId
  // Milliseconds are what the column keeps, and so what the chain value must cover.
  const block = { sequence: (last?.sequence ?? 0n) + 1n, at: new Date(found.at.getTime()), afterId, uptoId }
  const { lines, text } = found
  const { keyId, value } = link(last?.chain ?? null, blockText({ ...block, lines }, text ?? ''))
  await tx.accessBlock.create({ data: { ...block, lines, chainKeyId: keyId, chain: value } })
  await countDays(tx, afterId, uptoId)
  return { lines, uptoId }
}

async function lastNumber(tx: Db): Promise<bigint> {
  const rows = await tx.$queryRaw<{ issued: bigint }[]>`
    select case when is_called then last_value else 0 end as issued from "Access_id_seq"`
  return rows[0]?.issued ?? 0n
}

/** Whoever inserts holds this lock from before its first number until after its commit can be seen. */
async function listWriters(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ writer: string }[]>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = '"Access"'::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`
  return rows.map(({ writer }) => writer)
}

/** Days are UTC's. */
async function countDays(tx: Db, afterId: bigint, uptoId: bigint): Promise<void> {
  await tx.$executeRaw`
    insert into "AccessDay" as d (day, "actorType", "actorId", "actorName", "connectionId", calls, failed, "lastAt")
    select (at at time zone 'UTC')::date, "actorType", coalesce("actorId", ''),
      (array_agg("actorName" order by id desc))[1], "connectionId", count(*),
      count(*) filter (where outcome <> 'served'), max(at)
    from "Access" where id > ${afterId} and id <= ${uptoId} and "connectionId" is not null
    group by 1, 2, 3, 5
    on conflict (day, "actorType", "actorId", "connectionId") do update set "actorName" = excluded."actorName",
      calls = d.calls + excluded.calls, failed = d.failed + excluded.failed,
      "lastAt" = greatest(d."lastAt", excluded."lastAt")`
}
