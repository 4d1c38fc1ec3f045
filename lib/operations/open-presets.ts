import 'server-only'
import type { Place } from '@/lib/core/sealed'
import type { ConnectSessionRecord } from '@/lib/store/subject-sessions'
import { open } from '@/lib/vault/seal'

/** What is kept with a link beside what it is for. */
export interface Presets {
  /** What the customer need not type, by connector and field. */
  fields: Record<string, Record<string, string>>
  /** The page of the catalog that it leads to. */
  page: string
}

/** Where a link's presets are sealed: there may be a key among them. */
export function presetsPlace(connectSessionId: string): Place {
  return { table: 'ConnectSession', row: connectSessionId, column: 'sealedPresets', version: 1 }
}

/** What a link brings along; nothing where the session came by no link. Throws `OpeningError`. */
export function openPresets(link: Pick<ConnectSessionRecord, 'id' | 'sealedPresets'> | null): Presets {
  if (!link?.sealedPresets) return { fields: {}, page: '/connectors' }
  return JSON.parse(open(presetsPlace(link.id), link.sealedPresets))
}
