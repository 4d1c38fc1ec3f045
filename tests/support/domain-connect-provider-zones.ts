/** One record of a zone. */
export interface ZoneRecord {
  /** Whole, without the root's dot. */
  name: string
  type: string
  /** As a zone file has it (`10 mail.example.com`), but texts without quotes. */
  data: string
  /** Seconds. */
  ttl: number
}

/** Where a DNS provider keeps its customers' zones. */
export interface ZoneStore {
  /** Null for a zone that it does not have. */
  records(zone: string): Promise<readonly ZoneRecord[] | null>
  change(zone: string, change: ZoneChange): Promise<void>
}

export interface ZoneChange {
  remove: readonly ZoneRecord[]
  add: readonly ZoneRecord[]
}

export function isSameRecord(one: ZoneRecord, other: ZoneRecord): boolean {
  return one.name === other.name && one.type === other.type && one.data === other.data
}

/** Zones in memory, for tests that ask no DNS. */
export function zonesInMemory(zones: Record<string, readonly ZoneRecord[]>): ZoneStore {
  const kept = new Map(Object.entries(zones))
  return {
    records: async (zone) => kept.get(zone) ?? null,
    change: async (zone, { remove, add }) => {
      const left = (kept.get(zone) ?? []).filter(
        (record) => !remove.some((gone) => isSameRecord(gone, record)),
      )
      kept.set(zone, [...left, ...add])
    },
  }
}
