import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrate'

/** The database that each file's is a copy of: migrated, and empty. */
export const TEMPLATE = 'patchbay_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL that the whole run shares; each file makes a database of its own in it. */
    postgresUrl: string
  }
}

/** Runs the embedded PostgreSQL for the tests, once, in a directory that goes with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-tests-'))
  chmodSync(directory, 0o755)
  const postgres = await startEmbedded(directory)
  await hurry(postgres.url)
  await makeTemplate(postgres.url)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** It need not outlive a power cut, and has hundreds of databases to make. */
async function hurry(url: string): Promise<void> {
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query('alter system set fsync = off')
  await admin.query('alter system set full_page_writes = off')
  await admin.query('select pg_reload_conf()')
  await admin.end()
}

async function makeTemplate(server: string): Promise<void> {
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const url = new URL(server)
  url.pathname = `/${TEMPLATE}`
  await migrate(url.href, join(import.meta.dirname, '../../prisma/migrations'))
}
