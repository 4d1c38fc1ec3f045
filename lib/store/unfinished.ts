import 'server-only'
import { database } from '@/lib/store/database'
import { Prisma } from '@/prisma/generated/client'

/**
 * Integrations that lack a value which their provider needs: the first by name, and how many there are. `ids` null:
 * every one.
 */
export async function listUnfinished(
  needed: readonly { key: string; fields: readonly string[] }[],
  ids: readonly string[] | null,
  most: number,
): Promise<{ items: { slug: string; name: string }[]; total: number }> {
  const bound = ids === null ? Prisma.empty : Prisma.sql`and i.id = any(${[...ids]}::uuid[])`
  const rows = await database().$queryRaw<{ slug: string; name: string; total: bigint }[]>`
    select i.slug, i.name, count(*) over () as total from "Integration" i
    join jsonb_to_recordset(${JSON.stringify(needed)}::jsonb) as p(key text, fields jsonb) on p.key = i."providerKey"
    where i.enabled ${bound} and exists (select from jsonb_array_elements_text(p.fields) as field
      where coalesce(i.setup ->> field, '') = '' and i."savedSecrets" -> field is null)
    order by lower(i.name), i.slug limit ${most}`
  return {
    items: rows.map(({ slug, name }) => ({ slug, name })),
    total: Number(rows[0]?.total ?? 0),
  }
}
