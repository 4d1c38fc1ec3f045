import 'server-only'
import { once } from '@/lib/once'
import { database, pool } from '@/lib/store/database'

/** How many token requests one provider gets at the same time, from all processes together. */
export const SLOTS = 10

/** Takes one of the first `most` places at a provider, until it is given back or its time is over. Null: none is free. */
export async function takeSlot(
  providerKey: string,
  holder: string,
  untilMs: number,
  most: number,
): Promise<number | null> {
  await ensureSlots(providerKey)
  const { rows } = await pool().query<{ number: number }>({
    name: 'take slot',
    text: TAKE,
    values: [providerKey, holder, untilMs, most],
  })
  return rows[0]?.number ?? null
}

const TAKE = `
  update "ProviderSlot" set holder = $2, until = clock_timestamp() + $3 * interval '1 millisecond'
  where ("providerKey", number) = (
    select "providerKey", number from "ProviderSlot"
    where "providerKey" = $1 and number < $4 and (until is null or until < clock_timestamp())
    order by number limit 1 for update skip locked)
  returning number`

export async function giveSlot(providerKey: string, number: number, holder: string): Promise<void> {
  const text =
    'update "ProviderSlot" set holder = null, until = null where "providerKey" = $1 and number = $2 and holder = $3'
  await pool().query({ name: 'give slot', text, values: [providerKey, number, holder] })
}

/** Keeps a place empty for a while: the provider wants fewer requests. */
export async function restSlot(
  providerKey: string,
  number: number,
  holder: string,
  restMs: number,
): Promise<void> {
  const text = `update "ProviderSlot" set until = clock_timestamp() + $4 * interval '1 millisecond'
    where "providerKey" = $1 and number = $2 and holder = $3`
  await pool().query({ name: 'rest slot', text, values: [providerKey, number, holder, restMs] })
}

const known = () => once('provider slots', () => new Set<string>())

async function ensureSlots(providerKey: string): Promise<void> {
  if (known().has(providerKey)) return
  const data = Array.from({ length: SLOTS }, (_, number) => ({ providerKey, number }))
  await database().providerSlot.createMany({ data, skipDuplicates: true })
  known().add(providerKey)
}
