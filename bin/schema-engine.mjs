#!/usr/bin/env node
// What Prisma's command line takes for its native schema engine: the same protocol (JSON-RPC, a line each, on stdin
// and stdout), answered by the official wasm build of the same engine (docs/decisions/003).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'

const wasmFile = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm')

/** The arguments that the command line gives its engine: `--flag value …` and a command. */
function readArguments(words) {
  const given = { datamodels: [], datasource: {}, command: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === '--datamodels' || word === '-d') given.datamodels.push(words[++at])
    else if (word === '--datasource') given.datasource = JSON.parse(words[++at])
    else if (word === '--enabled-preview-features' || word === '--extension-types') at++
    else given.command.push(word)
  }
  return given
}

async function loadEngine() {
  // Where the engine says why it panicked, just before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => log('ERROR', message, { is_panic: true }),
  }
  const wasm = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(wasm.instance.exports)
  wasm.instance.exports.__wbindgen_start()
}

/** PostgreSQL's internal "char" type, which the engine's catalog queries return and adapter-pg does not know. */
const charOid = 18
const textOid = 25
const charColumns = new Set()

/** Lets adapter-pg take a "char" for text, and remembers the column's name for `withCharacters`. */
function noteCharColumns() {
  const addFields = pg.Result.prototype.addFields
  pg.Result.prototype.addFields = function (fields) {
    addFields.call(this, fields)
    for (const field of fields) {
      if (field.dataTypeID !== charOid) continue
      field.dataTypeID = textOid
      charColumns.add(field.name)
    }
  }
}

/** Declares those columns to the engine as what they are; it refuses text in their place. */
function withCharacters(connection) {
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type, at) =>
      charColumns.has(result.columnNames[at]) ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  return connection
}

/**
 * adapter-pg's own shadow database cannot be used: with a connection string it is the real database (so: a parsed
 * config), and it is dropped while the pool on it is still open (so: dropped here, afterwards).
 */
function adapterFactory(url) {
  const config = parseIntoClientConfig(url)
  const schema = new URL(url).searchParams.get('schema') ?? undefined
  class Factory extends PrismaPg {
    async connect() {
      return withCharacters(await super.connect())
    }
    async connectToShadowDb() {
      const admin = new pg.Client(config)
      await admin.connect()
      const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      await admin.query(`CREATE DATABASE "${database}"`)
      const shadow = withCharacters(await new PrismaPg({ ...config, database }, { schema }).connect())
      const dispose = shadow.dispose.bind(shadow)
      const drop = async () => {
        await dispose()
        await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
        await admin.end()
      }
      shadow.dispose = () => {
        const dropped = openShadows.get(shadow) ?? drop()
        openShadows.set(shadow, dropped)
        return dropped
      }
      openShadows.set(shadow, null)
      return shadow
    }
  }
  return bindMigrationAwareSqlAdapterFactory(new Factory(config, { schema }))
}

/** Shadow databases, each with its removal once that has begun. The engine does not wait for it, and may forget it. */
const openShadows = new Map()

async function leave(code) {
  await Promise.allSettled([...openShadows.keys()].map((shadow) => shadow.dispose()))
  process.exit(code)
}

/** The engine's log lines, which the command line reads from stderr. */
function log(level, message, more = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...more },
    target: 'schema_engine::logger',
  }
  process.stderr.write(`\n${JSON.stringify(line)}\n`)
}

function fail(code, message) {
  log('ERROR', message, { error_code: code, is_panic: false })
  process.exit(1)
}

/** `cli can-connect-to-database | create-database | drop-database`: one command, one exit code. */
async function runCommand([, command], url) {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  if (command === 'create-database') target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  try {
    await client.connect()
  } catch (error) {
    fail(connectionFault(error), error.message || String(error))
  }
  try {
    if (command === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    if (command === 'drop-database') await client.query(`DROP DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    fail('P3000', error.message)
  }
  await client.end()
  log('INFO', 'OK')
  process.exit(0)
}

function connectionFault({ code = '' }) {
  if (code === '3D000') return 'P1003'
  return code.startsWith('28') ? 'P1000' : 'P1001'
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** A fresh engine for each request: one that has used its shadow database cannot make another. */
async function answer({ id, method, params }, datamodels, factory) {
  const files = datamodels.map((path) => [path, readFileSync(path, 'utf8')])
  const engine = await glue.SchemaEngine.new(
    { datamodels: files.length ? files : undefined },
    () => {},
    factory,
  )
  // The wasm engine only learns of the shadow database's factory in devDiagnostic.
  if (method === 'evaluateDataLoss' || method === 'createMigration')
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
  const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
  if (method !== 'diff' || result?.stdout == null) return result ?? null
  // The native engine has the command line print a diff; the wasm build returns it.
  send({ id: id + 1_000_000, method: 'print', params: { content: result.stdout } })
  return { ...result, stdout: null }
}

async function serve({ datamodels, datasource }) {
  const factory = adapterFactory(datasource.url ?? 'postgresql://127.0.0.1:1/none')
  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() ? JSON.parse(line) : {}
    if (!request.method) continue // the command line's answer to our `print`
    try {
      send({ id: request.id, result: await answer(request, datamodels, factory) })
    } catch (error) {
      const { message, code, meta } = error
      const data = { is_panic: false, message, error_code: code, meta: meta ?? null }
      send({ id: request.id, error: { code: 4466, message, data } })
    }
  }
}

const given = readArguments(process.argv.slice(2))
if (given.command.includes('--version') || given.command.includes('-V')) {
  const { version } = JSON.parse(readFileSync(new URL('package.json', `file://${wasmFile}`), 'utf8'))
  console.log(`schema-engine-cli ${version}`)
  process.exit(0)
}
noteCharColumns()
if (given.command[0] === 'cli') await runCommand(given.command, given.datasource.url)
await loadEngine()
await serve(given)
await leave(0)
