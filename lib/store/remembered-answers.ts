import 'server-only'
import { database } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** Whose request it is, by the key that they gave it. */
export interface AnswerName {
  owner: string
  key: string
}

/** An answer as it is given again. */
export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * Takes a name for one request. Answers what stands there otherwise: the digest of the request that has it, and what
 * that was answered, null while it is under way. A name is free again after a day, and where a request did not end for
 * two minutes: its process is gone.
 */
export async function claimAnswer(
  { owner, key }: AnswerName,
  digest: Uint8Array<ArrayBuffer>,
  claim: string,
): Promise<{ digest: Uint8Array; answer: KeptAnswer | null } | null> {
  const taken = await database().$queryRaw<unknown[]>`
    insert into "RememberedAnswer" as r (owner, key, digest, claim, "createdAt")
    values (${owner}, ${key}, ${digest}, ${claim}::uuid, now())
    on conflict (owner, key) do update
      set digest = excluded.digest, claim = excluded.claim, "createdAt" = now(), status = null, headers = '{}', body = null
      where r."createdAt" < now() - interval '24 hours'
        or (r.status is null and r."createdAt" < now() - interval '2 minutes')
    returning 1`
  if (taken.length > 0) return null
  const row = await database().rememberedAnswer.findUnique({ where: { owner_key: { owner, key } } })
  // Given back in the same moment: whoever asks again gets it.
  if (!row) return { digest, answer: null }
  const { status, headers, body } = row
  const answer =
    status === null ? null : { status, headers: headers as Record<string, string>, body: body ?? '' }
  return { digest: row.digest, answer }
}

/** Keeps what the request was answered, if it still has the name. */
export async function keepAnswer(name: AnswerName, claim: string, answer: KeptAnswer): Promise<void> {
  const { status, body } = answer
  const headers = answer.headers as Prisma.InputJsonObject
  await database().rememberedAnswer.updateMany({ where: { ...name, claim }, data: { status, headers, body } })
}

/** Gives the name back: nothing came of the request. */
export async function releaseAnswer(name: AnswerName, claim: string): Promise<void> {
  await database().rememberedAnswer.deleteMany({ where: { ...name, claim } })
}

/** Removes answers that have had their day. */
export async function purgeAnswers(before: Date): Promise<void> {
  await database().rememberedAnswer.deleteMany({ where: { createdAt: { lt: before } } })
}
