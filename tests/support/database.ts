import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '@/lib/store/migrate'

/** Makes an empty, migrated database in the run's PostgreSQL, and answers its URL. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = inject('postgresUrl')
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  await migrate(url.href, join(import.meta.dirname, '../../prisma/migrations'))
  return url.href
}
