import 'server-only'
import { pathOfConnection } from '@/lib/core/connection-path'
import type { CredentialRow } from '@/lib/store/credentials'

/** Path of the page where a person repairs the connection whose credential was asked for. */
export function repairPathOf(row: CredentialRow): string {
  return pathOfConnection(row, { slug: row.integrationSlug, isShared: row.mode === 'shared' })
}
