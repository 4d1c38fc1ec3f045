// Does what `npm ci` should have done, where install scripts are switched off or the schema has changed since.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const made = 'prisma/generated/client.ts'
const from = ['prisma/schema.prisma', 'node_modules/prisma/package.json']

const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

/** Generates the Prisma client and mends the PostgreSQL binaries, if either is missing or old. */
export function ensureGenerated() {
  if (from.some((file) => changedAt(file) > changedAt(made)))
    execFileSync(process.execPath, ['bin/postinstall.mjs'], { stdio: 'inherit' })
}

if (import.meta.filename === process.argv[1]) ensureGenerated()
