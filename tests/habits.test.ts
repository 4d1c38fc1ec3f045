import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { code, paths, production, ROOT, sources, TOP } from './support/sources'

describe('the habits', () => {
  it('no file has more than 250 lines', () => {
    const long = sources.filter(
      ({ path, text }) => /\.(ts|tsx|mjs)$/.test(path) && text.split('\n').length > 251,
    )
    const exceptions = /^(lib\/providers\/|prisma\/seed)/
    expect(paths(long).filter((path) => !exceptions.test(path))).toEqual([])
  })

  it('no file is called util, helper, common, service or manager', () => {
    const wrong = sources.filter(({ path }) =>
      /(^|[/.-])(utils?|helpers?|services?|managers?|misc)([/.-]|$)/i.test(path),
    )
    expect(paths(wrong)).toEqual([])
  })

  it('no provider is named in code', () => {
    // Three are called by the protocol that a probe speaks to them, and any other server.
    const unnamed = ['index', 'fields', 'smtp', 'postgresql', 'mysql']
    const keys = readdirSync(join(ROOT, 'lib/providers'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !unnamed.includes(name))
    const named = new RegExp(`['"\`](${keys.join('|')})['"\`]|lib/providers/(?!index|fields)\\w`)
    // The importer knows what another system calls them.
    const importer = 'lib/operations/phoenixkit-names.ts'
    const wrong = production.filter(
      ({ path, text }) =>
        !/^lib\/(providers|atproto)\//.test(path) && path !== importer && named.test(code(text)),
    )
    expect(paths(wrong)).toEqual([])
  })

  it('a route file has at most 15 lines', () => {
    const long = sources.filter(
      ({ path, text }) => /^app\/.*\/route\.ts$/.test(path) && text.trim().split('\n').length > 15,
    )
    expect(paths(long)).toEqual([])
  })

  it('no class is recognised by instanceof across bundles', () => {
    const wrong = production.filter(({ text }) =>
      /instanceof (PatchbayError|ProviderFailure|OpeningError|EnvError)/.test(code(text)),
    )
    expect(paths(wrong)).toEqual([])
  })

  it('no TODO, and no type error that is silenced', () => {
    const wrong = production.filter(({ text }) =>
      /\bTODO\b|\bFIXME\b|@ts-(ignore|nocheck|expect-error)/.test(code(text)),
    )
    expect(paths(wrong)).toEqual([])
  })

  it('each top-level entry stands in the plan', () => {
    const planned = new Set([
      ...TOP,
      ...[
        'docs',
        'server.ts',
        'proxy.ts',
        'instrumentation.ts',
        'instrumentation-client.ts',
        'package.json',
        'package-lock.json',
      ],
      ...[
        'tsconfig.json',
        'next.config.js',
        'playwright.config.ts',
        'prisma.config.ts',
        'vitest.config.ts',
        'postcss.config.mjs',
        'biome.json',
      ],
      ...[
        'README.md',
        'LICENSE',
        'Dockerfile',
        'compose.yaml',
        '.env.example',
        '.ci',
        '.gitignore',
        '.dockerignore',
        '.npmrc',
        '.git',
      ],
      // Made, not kept.
      ...[
        'node_modules',
        '.next',
        'dist',
        'data',
        'data-demo',
        'next-env.d.ts',
        'tsconfig.tsbuildinfo',
        'test-results',
        'playwright-report',
        '.env',
      ],
    ])
    expect(readdirSync(ROOT).filter((name) => !planned.has(name))).toEqual([])
  })
})
