import 'server-only'
import type { PhoenixkitRow, SkipReason } from '@/lib/contract/phoenixkit'
import { PatchbayError } from '@/lib/core/errors'
import { membersIn, type PhoenixkitKey, readPhoenixkitKey, splitForerunner } from '@/lib/core/phoenixkit-row'
import { dateOf, isObject } from '@/lib/core/stored-tokens'
import { DOCUMENT_CREATOR } from '@/lib/operations/phoenixkit-names'
import { isPhoenixkitSealed, openPhoenixkit } from '@/lib/vault/phoenixkit'
import { isOpeningError } from '@/lib/vault/seal'

/** A row that is about a connection, its secrets opened; or why it cannot be read. */
export interface OpenedRow {
  row: PhoenixkitRow
  of: PhoenixkitKey
  members: Record<string, unknown>
  /** Of the forerunner's form. */
  folders: Record<string, unknown>
  /** When the row was written; null: it does not say. */
  at: Date | null
  why: SkipReason | null
}

/**
 * The rows that are about connections, opened. A row that cannot be opened among others that can is told as such; where
 * none can, the base is wrong: throws `invalid_input`. Without a base, what is encrypted is told.
 */
export function openRows(rows: readonly PhoenixkitRow[], secretKeyBase: string | null): OpenedRow[] {
  const opened = rows.flatMap((row) => {
    const isForerunner = row.key === DOCUMENT_CREATOR.key
    const of = readPhoenixkitKey(isForerunner ? DOCUMENT_CREATOR.as : row.key)
    return of ? [openRow(row, { ...of, isOld: of.isOld || isForerunner }, isForerunner, secretKeyBase)] : []
  })
  const sealed = opened.filter(({ row }) => isSealed(row))
  if (secretKeyBase !== null && sealed.length > 0 && sealed.every(({ why }) => why === 'cannot_open'))
    throw new PatchbayError('invalid_input', {
      params: { what: 'This secret key base opens none of the encrypted values. Nothing was written.' },
    })
  return opened
}

/** Whether any of these rows holds encrypted values. */
export function isSealed({ value_json, value }: PhoenixkitRow): boolean {
  return textsIn(membersIn(value_json ?? value)).some(isPhoenixkitSealed)
}

function openRow(
  row: PhoenixkitRow,
  of: PhoenixkitKey,
  isForerunner: boolean,
  secretKeyBase: string | null,
): OpenedRow {
  const at = dateOf(row.updated_at) ?? dateOf(row.date_updated) ?? null
  const empty = { row, of, members: {}, folders: {}, at }
  const stored = membersIn(row.value_json ?? row.value)
  if (!stored) return { ...empty, why: 'no_object' }
  if (secretKeyBase === null && isSealed(row)) return { ...empty, why: 'encrypted' }
  try {
    const members = mapTexts(stored, (text) =>
      isPhoenixkitSealed(text) ? openPhoenixkit(text, secretKeyBase ?? '') : text,
    )
    const { connection, folders } = isForerunner
      ? splitForerunner(members)
      : { connection: members, folders: {} }
    return { ...empty, members: connection, folders, why: null }
  } catch (error) {
    if (!isOpeningError(error)) throw error
    return { ...empty, why: 'cannot_open' }
  }
}

/** The texts of an object, and of objects within it. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}

function mapTexts(members: Record<string, unknown>, map: (text: string) => string): Record<string, unknown> {
  const mapped = Object.entries(members).map(([name, value]) => {
    if (typeof value === 'string') return [name, map(value)]
    return [name, isObject(value) ? mapTexts(value, map) : value]
  })
  return Object.fromEntries(mapped)
}
