import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // It throws outside of Next's server bundle.
      'server-only': `${root}tests/support/empty.ts`,
    },
  },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**'],
    globalSetup: ['tests/support/global-database.ts'],
    // Most of them wait for a database or a peer: one for each of two cores would leave both idle at times.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes by event; a busy machine may take its time.
    expect: { poll: { timeout: 10_000 } },
  },
})
