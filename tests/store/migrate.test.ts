import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrate, pendingMigrations } from '@/lib/store/migrate'
import { startReader } from '../support/processes'

const shipped = resolve('prisma/migrations')
const folder = mkdtempSync(join(tmpdir(), 'patchbay-migrate-'))
let admin: pg.Client
let url: string

beforeAll(async () => {
  admin = new pg.Client(inject('postgresUrl'))
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  url = await emptyDatabase()
})

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name}`)
  const made = new URL(inject('postgresUrl'))
  made.pathname = `/${name}`
  return made.href
}

async function ask(at: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(at)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Everything of a row but what differs by time and chance. */
const recorded = `select length(id) as id, checksum, finished_at is not null as finished, migration_name, logs,
  rolled_back_at, started_at <= finished_at as in_order, applied_steps_count from _prisma_migrations order by started_at`
const columns = `select column_name, data_type, is_nullable, column_default, character_maximum_length
  from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`

const prisma = (at: string, ...words: string[]) =>
  promisify(execFile)(process.execPath, ['bin/prisma.mjs', ...words], {
    env: { ...process.env, DATABASE_URL: at },
  })

/** A copy of the shipped migrations, with one more. */
function withMigration(name: string, sql: string): string {
  const directory = join(folder, `${name}_${randomBytes(4).toString('hex')}`)
  cpSync(shipped, directory, { recursive: true })
  mkdirSync(join(directory, name))
  writeFileSync(join(directory, name, 'migration.sql'), sql)
  return directory
}

describe('migrations', () => {
  it('O21 of two processes that start at once are applied by one, and the other waits for it', async () => {
    const directory = withMigration('29990101000000_slow', 'select pg_sleep(1); create table slow (n int)')
    const environment = {
      DATABASE_URL: url,
      PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    }
    const readers = await Promise.all([1, 2].map(() => startReader(environment)))
    const seen = await Promise.all(
      readers.map(async (reader) => ({
        applied: (await reader.migrate(url, directory)).length,
        whole: await ask(url, `select to_regclass('slow') is not null as whole`),
      })),
    )
    await Promise.all(readers.map((reader) => reader.end()))
    const all = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length
    expect(seen.map(({ applied }) => applied).sort()).toEqual([0, all])
    expect(seen.map(({ whole }) => whole)).toEqual([[{ whole: true }], [{ whole: true }]])
    expect((await ask(url, recorded)).map(({ finished }) => finished)).toEqual(Array(all).fill(true))
  })

  it('are applied once, by one of many that start at once', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, shipped)))
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
    expect(await migrate(url, shipped)).toEqual([])
  })

  it('leave exactly what `prisma migrate deploy` leaves, which then finds nothing to do', async () => {
    const other = await emptyDatabase()
    await migrate(url, shipped)
    await prisma(other, 'migrate', 'deploy')
    expect(await ask(url, recorded)).toEqual(await ask(other, recorded))
    expect(await ask(url, columns)).toEqual(await ask(other, columns))
    expect((await prisma(url, 'migrate', 'deploy')).stdout).toContain('No pending migrations')
    expect((await prisma(url, 'migrate', 'status')).stdout).toContain('up to date')
    expect(await migrate(other, shipped)).toEqual([])
  }, 60_000)

  it('describe the schema: nothing is missing from them, and nothing is too much', async () => {
    await migrate(url, shipped)
    const words = [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    ]
    expect((await prisma(url, ...words)).stdout).toContain('No difference detected')
  }, 60_000)

  it('that are new are pending until they are applied', async () => {
    const client = new pg.Client(url)
    await client.connect()
    const directory = withMigration('29990101000000_more', 'create table more (n int)')
    expect(await pendingMigrations(client, directory)).toEqual([
      ...readdirSync(shipped).filter((name) => /^\d/.test(name)),
      '29990101000000_more',
    ])
    await migrate(url, shipped)
    expect(await pendingMigrations(client, directory)).toEqual(['29990101000000_more'])
    expect(await migrate(url, directory)).toEqual(['29990101000000_more'])
    expect(await pendingMigrations(client, directory)).toEqual([])
    await client.end()
  })

  it('that fail change nothing, say why, and are not tried again until somebody has looked', async () => {
    const directory = withMigration('29990101000000_broken', 'create table half (n int); select nonsense')
    await expect(migrate(url, directory)).rejects.toMatchObject({
      kind: 'migration',
      message: 'migration 29990101000000_broken failed: column "nonsense" does not exist',
    })
    expect(await ask(url, `select to_regclass('half') as half`)).toEqual([{ half: null }])
    await expect(migrate(url, directory)).rejects.toThrow(
      /29990101000000_broken failed at an earlier start: .*resolve/,
    )
    const client = new pg.Client(url)
    await client.connect()
    expect(await pendingMigrations(client, directory)).toEqual(['29990101000000_broken'])
    await client.end()
  })

  it('are refused where somebody else’s tables are', async () => {
    await ask(url, 'create table theirs (n int)')
    await expect(migrate(url, shipped)).rejects.toThrow(/not Patchbay’s/)
    expect(await ask(url, `select to_regclass('_prisma_migrations') as ours`)).toEqual([{ ours: null }])
  })
})
