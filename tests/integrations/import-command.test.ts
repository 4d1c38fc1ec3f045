import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { getIntegration } from '@/lib/integrations'
import { database } from '@/lib/store/database'
import { facadeHouse, valueIn } from './facade-house'
import { oauthMembers, rowOf, SECRET_KEY_BASE } from './phoenixkit-rows'

const PROGRAM = 'dist/patchbay.js'

// It runs what `npm run build` made; without that there is no command to run.
describe.skipIf(!existsSync(PROGRAM))('patchbay import phoenixkit', () => {
  const house = facadeHouse()
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const AT = '2026-11-01T00:00:00Z'
  const file = (name: string, content: unknown) => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  /** Runs the command beside this test's database, with `input` for its standard input. */
  async function run(words: string[], input = '') {
    const names = ['DATABASE_URL', 'PATCHBAY_ENCRYPTION_KEYS', 'NEXTAUTH_SECRET', 'PATCHBAY_URL']
    const given = Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']))
    const child = spawn(process.execPath, [PROGRAM, 'import', 'phoenixkit', ...words], {
      stdio: 'pipe',
      env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...given },
    })
    let [output, errors] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk
    })
    child.stdin.end(input)
    const [code] = (await once(child, 'close')) as [number]
    return { code, output, errors }
  }

  it('brings a file: dry first, then for real, then nothing more', async () => {
    await house.setUp('by-file')
    await database().integration.deleteMany()
    const path = file('rows.json', [
      rowOf('integration:by-file:default', oauthMembers(AT)),
      rowOf('integration:amazon_bedrock:default', { api_key: 'k' }),
      { key: 'site_title', value: 'ours' },
    ])
    const dry = await run([path, '--secret-key-base', '-', '--dry-run'], `${SECRET_KEY_BASE}\n`)
    expect(dry).toMatchObject({ code: 0, errors: '' })
    expect(dry.output.trim().split('\n')).toEqual([
      'skipped   integration:amazon_bedrock:default: no provider is called so here',
      'imported  integration:by-file:default -> by-file',
      '1 imported, 1 skipped, 1 other settings ignored (nothing was written: a dry run)',
    ])
    expect(await database().integration.count()).toBe(0)

    const real = await run([path, '--secret-key-base', SECRET_KEY_BASE, '--json'])
    expect(JSON.parse(real.output)).toMatchObject({ dryRun: false, imported: 1, skipped: 1, ignored: 1 })
    expect(valueIn(await getIntegration('by-file')).refresh_token).toBeDefined()
    const again = await run([path, '--secret-key-base', SECRET_KEY_BASE])
    expect(again.output).toContain('integration:by-file:default -> by-file: it is here already')
    for (const { output } of [dry, real, again])
      for (const secret of ['pk-access', 'pk-refresh', 'the-client-secret', SECRET_KEY_BASE])
        expect(output).not.toContain(secret)
  }, 60_000)

  it('fails where the base is wrong or missing, with a line that says so and nothing written', async () => {
    await database().integration.deleteMany()
    const path = file('sealed.json', [rowOf('integration:telegram:default', { bot_token: '1:a' })])
    const wrong = await run([path, '--secret-key-base', 'wrong'])
    expect(wrong).toMatchObject({ code: 1, output: '' })
    expect(wrong.errors).toContain('opens none of the encrypted values. Nothing was written.')
    const missing = await run([path])
    expect(missing).toMatchObject({ code: 1, output: '' })
    expect(missing.errors).toContain('the secret key base of PhoenixKit is needed')
    expect(await database().integration.count()).toBe(0)
  })

  it.each([
    ['nothing', [], 'FILE is missing'],
    ['a file that is not there', ['/nowhere/rows.json'], 'cannot be read'],
    ['two files', ['a', 'b'], 'b is too much'],
    ['an unknown option', ['a', '--nonsense'], 'nonsense'],
  ])('called with %s says how it is called', async (_, words, said) => {
    const failed = await run(words)
    expect(failed.code).toBe(2)
    expect(failed.errors).toContain(said)
    expect(failed.errors).toContain('import phoenixkit --help')
  })

  it.each(['not JSON', '{"a":1}', '[{"value":1}]'])('refuses a file that holds %s', async (text) => {
    const failed = await run([file('other.json', text)])
    expect(failed).toMatchObject({ code: 2, output: '' })
    expect(failed.errors).toContain('is not a JSON list of settings rows')
  })

  it('has its help', async () => {
    const { code, output } = await run(['--help'])
    expect(code).toBe(0)
    for (const word of ['import phoenixkit FILE', '--secret-key-base', '--dry-run', '--json'])
      expect(output).toContain(word)
  })
})
