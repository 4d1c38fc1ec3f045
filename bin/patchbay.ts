import { parseArgs } from 'node:util'
import { isPatchbayError } from '@/lib/core/errors'
import { adminCreate } from './commands/admin-create'
import { apiKeyCreate } from './commands/api-key-create'
import { auditVerify } from './commands/audit-verify'
import { clientKeyRotate } from './commands/client-key-rotate'
import { type Command, UsageError } from './commands/command'
import { withDatabase } from './commands/database'
import { importPhoenixkitFile } from './commands/import-phoenixkit'
import { revokeAll } from './commands/revoke-all'

// npm run patchbay -- <command>. Every command has --help and --json, works beside a running server, and exits
// non-zero when it fails.

const COMMANDS: readonly Command[] = [
  adminCreate,
  apiKeyCreate,
  auditVerify,
  clientKeyRotate,
  importPhoenixkitFile,
  revokeAll,
]

const args = process.argv.slice(2)
const command = COMMANDS.find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name)

if (command) await runCommand(command, args.slice(command.name.split(' ').length))
else {
  process.stdout.write(overview())
  process.exitCode = args.length === 0 || args.includes('--help') ? 0 : 2
}

async function runCommand(command: Command, given: string[]): Promise<void> {
  try {
    const options = { ...command.options, help: { type: 'boolean' }, json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true })
    if (values.help) {
      process.stdout.write(usage(command))
      return
    }
    const taken = takenBy(command, positionals)
    const { json, lines, failed } = await withDatabase(() => command.run({ ...values, ...taken }))
    if (failed) process.exitCode = 1
    process.stdout.write(values.json ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`)
  } catch (error) {
    process.exitCode = isUsage(error) ? 2 : 1
    process.stderr.write(
      `${explain(error)}${isUsage(error) ? `\nSee: npm run patchbay -- ${command.name} --help` : ''}\n`,
    )
  }
}

/** What stands behind a command's name, where it takes something. */
function takenBy({ takes }: Command, positionals: string[]): Record<string, string> {
  const [first, ...more] = positionals
  if (takes === undefined && first !== undefined) throw new UsageError(`${first} is not known here`)
  if (takes !== undefined && first === undefined) throw new UsageError(`${takes} is missing`)
  if (more.length > 0) throw new UsageError(`${more.join(' ')} is too much`)
  return takes === undefined || first === undefined ? {} : { [takes]: first }
}

/** parseArgs names what it does not know by such codes. */
function isUsage(error: unknown): boolean {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function explain(error: unknown): string {
  if (isPatchbayError(error)) return Object.values(error.fields)[0] ?? error.message
  return error instanceof Error ? error.message : String(error)
}

function usage({ name, takes, summary, help }: Command): string {
  const rows = Object.entries(help).map(
    ([option, text]) => `  ${(/^[(A-Z]/.test(option) ? option : `--${option}`).padEnd(18)}${text}`,
  )
  return [
    `npm run patchbay -- ${takes ? `${name} ${takes}` : name}: ${summary}`,
    '',
    ...rows,
    '  --json            prints the result as JSON',
    '',
  ].join('\n')
}

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(20)}${summary}`)
  return ['npm run patchbay -- <command>', '', ...rows, '', 'Each has --help and --json.', ''].join('\n')
}
