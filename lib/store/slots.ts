import 'server-only'
import { once } from '@/lib/once'
import { database } from '@/lib/store/database'

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
  const rows = await database().$queryRaw<{ number: number }[]>`
    update "ProviderSlot" set holder = ${holder}, until = clock_timestamp() + ${untilMs} * interval '1 millisecond'
    where ("providerKey", number) = (
      select "providerKey", number from "ProviderSlot"
      where "providerKey" = ${providerKey} and number < ${most} and (until is null or until < clock_timestamp())
      order by number limit 1 for update skip locked)
    returning number`
  return rows[0]?.number ?? null
}

export async function giveSlot(providerKey: string, number: number, holder: string): Promise<void> {
  await database().providerSlot.updateMany({
    where: { providerKey, number, holder },
    data: { holder: null, until: null },
  })
}

const known = () => once('provider slots', () => new Set<string>())

async function ensureSlots(providerKey: string): Promise<void> {
  if (known().has(providerKey)) return
  const data = Array.from({ length: SLOTS }, (_, number) => ({ providerKey, number }))
  await database().providerSlot.createMany({ data, skipDuplicates: true })
  known().add(providerKey)
}
