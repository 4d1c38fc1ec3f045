import { z } from 'zod'

/** One row of PhoenixKit's settings table, as an export holds it. */
const phoenixkitRowSchema = z.object({
  key: z.string().max(1000),
  value_json: z.unknown().optional(),
  value: z.unknown().optional(),
  uuid: z.string().nullish(),
  updated_at: z.unknown().optional(),
  date_updated: z.unknown().optional(),
})
export type PhoenixkitRow = z.infer<typeof phoenixkitRowSchema>

const rows = z.array(phoenixkitRowSchema)

/** An export: the rows, or an object that holds them as `settings` or `rows`. */
export const phoenixkitExportSchema = z.union([
  rows,
  z.object({ settings: rows }).transform(({ settings }) => settings),
  z.object({ rows }).transform((it) => it.rows),
])

/** Why a row was left out. */
export type SkipReason =
  | 'unknown_provider'
  | 'other_auth_type'
  | 'invalid_name'
  | 'invalid_fields'
  | 'no_object'
  | 'encrypted'
  | 'cannot_open'
  | 'superseded'
  | 'already_here'
  | 'newer_here'
  | 'changed_meanwhile'

/** What became of one row. */
export interface ImportedRow {
  key: string
  outcome: 'imported' | 'skipped'
  /** The connection's key here, or the setting. */
  as: string | null
  why: SkipReason | null
  /** Fields that did not fit; never their values. */
  fields: string[]
  /** It has an integration of its own, since its application is another one than its neighbours'. */
  ownIntegration: boolean
}

export interface ImportReport {
  dryRun: boolean
  imported: number
  skipped: number
  /** Settings of the export that are none of integrations. */
  ignored: number
  rows: ImportedRow[]
}
