import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/store/embedded'

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
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
