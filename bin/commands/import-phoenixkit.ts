import { readFile } from 'node:fs/promises'
import { type ImportedRow, type ImportReport, phoenixkitExportSchema } from '@/lib/contract/phoenixkit'
import { systemActor } from '@/lib/core/actor'
import { importPhoenixkit, refuseSealed } from '@/lib/operations/import-phoenixkit'
import { type Command, needed, readSecretLine, UsageError } from './command'

export const importPhoenixkitFile: Command = {
  name: 'import phoenixkit',
  takes: 'FILE',
  summary: 'takes over the connections of a PhoenixKit, from an export of its settings',
  options: { 'secret-key-base': { type: 'string' }, 'dry-run': { type: 'boolean' } },
  help: {
    FILE: 'JSON: a list of rows with key and value_json (or value), and uuid where there is one',
    'secret-key-base': "PhoenixKit's, for values that are encrypted; - reads it from standard input",
    'dry-run': 'reports what would come, and writes nothing',
  },
  async run(values) {
    const rows = await readRows(needed(values, 'FILE'))
    const given = values['secret-key-base']
    const secretKeyBase = given === '-' ? await readSecretLine('The secret key base') : given
    if (typeof secretKeyBase !== 'string' || secretKeyBase === '') refuseSealed(rows)
    const report = await importPhoenixkit(systemActor('command line'), rows, {
      secretKeyBase: typeof secretKeyBase === 'string' && secretKeyBase !== '' ? secretKeyBase : null,
      dryRun: values['dry-run'] === true,
    })
    return { json: report, lines: linesOf(report) }
  },
}

async function readRows(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read`)
  })
  const parsed = phoenixkitExportSchema.safeParse(tryParse(text))
  if (!parsed.success) throw new UsageError(`${file} is not a JSON list of settings rows`)
  return parsed.data
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const WHY: Record<NonNullable<ImportedRow['why']>, string> = {
  unknown_provider: 'no provider is called so here',
  other_auth_type: 'the provider is signed in to in another way here',
  invalid_name: 'a connection cannot be called so here, or another row is',
  invalid_fields: 'what it holds does not fit into the form',
  no_object: 'it holds no connection',
  encrypted: 'it is encrypted, and no secret key base was given',
  cannot_open: 'the secret key base does not open it',
  superseded: 'the form of older times, of what is here already',
  already_here: 'it is here already',
  newer_here: 'what is here is newer',
  changed_meanwhile: 'somebody changed it in the same moment: run the import again',
}

function linesOf({ dryRun, imported, skipped, ignored, rows }: ImportReport): string[] {
  const lines = rows.map(({ key, outcome, as, why, fields, ownIntegration }) => {
    const to = as === null ? key : `${key} -> ${as}`
    const notes = [
      ...(why ? [WHY[why]] : []),
      ...(fields.length > 0 ? [fields.join(', ')] : []),
      ...(ownIntegration ? ['an integration of its own: its application is another one'] : []),
    ]
    return `${outcome.padEnd(9)} ${to}${notes.length > 0 ? `: ${notes.join('; ')}` : ''}`
  })
  const would = dryRun ? ' (nothing was written: a dry run)' : ''
  return [...lines, `${imported} imported, ${skipped} skipped, ${ignored} other settings ignored${would}`]
}
