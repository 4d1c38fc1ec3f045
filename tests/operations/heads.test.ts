import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { keepHeads } from '@/lib/operations/keep-heads'
import { announce } from '@/lib/operations/record-event'
import { pool } from '@/lib/store/database'
import { headFile } from '@/lib/store/head-file'
import { blocksOf, faults, recordUses, sealAll, verify } from '../support/access-lines'
import { closeHouse, openHouse } from '../support/house'

const worker = systemActor('worker')
const path = () => headFile(env().dataDir)
const read = () => JSON.parse(readFileSync(path(), 'utf8'))
const said = vi.fn()

/** A process that was just started remembers nothing. */
function forget(): void {
  Object.assign(
    once('kept heads', () => ({})),
    { heads: '', toldAt: Date.now(), trouble: '' },
  )
}

beforeAll(async () => {
  await openHouse([])
  vi.spyOn(log(), 'error').mockImplementation(said)
})
afterAll(closeHouse)
beforeEach(async () => {
  forget()
  said.mockClear()
  await pool().query('truncate "Access", "AccessBlock", "Event" restart identity')
  writeFileSync(path(), '{"access":null,"events":null}')
  await recordUses(2)
  await sealAll()
  await announce(worker, { type: 'connection.renamed' })
  await keepHeads(worker)
})

describe('the heads outside of the database', () => {
  it('say where both logs end, to this user alone', async () => {
    const [block] = await blocksOf()
    expect(read()).toMatchObject({
      access: {
        sequence: '1',
        keyId: block?.chainKeyId,
        chain: Buffer.from(block?.chain ?? []).toString('base64'),
      },
      events: { sequence: '1' },
    })
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(said).not.toHaveBeenCalled()
  })

  it('move on with the logs, and are not written while these rest', async () => {
    const before = statSync(path()).ino
    await keepHeads(worker)
    forget()
    await keepHeads(worker)
    expect(statSync(path()).ino).toBe(before)
    await recordUses(1)
    await sealAll()
    await keepHeads(worker)
    expect(read()).toMatchObject({ access: { sequence: '2' }, events: { sequence: '1' } })
    expect(await faults()).toEqual([])
  })

  it('stay where they were when a log was cut off, however far it grows again, and say so once', async () => {
    for (let block = 0; block < 2; block++) {
      await recordUses(1)
      await sealAll()
    }
    await keepHeads(worker)
    const kept = read()
    await pool().query('delete from "AccessBlock" where sequence = 3')
    await pool().query('delete from "Access" where id = 4')
    for (let block = 0; block < 4; block++) {
      await recordUses(1)
      await sealAll()
      await keepHeads(worker)
      await announce(worker, { type: 'connection.renamed' })
      await keepHeads(worker)
    }
    expect(read().access).toEqual(kept.access)
    expect(read().events.sequence).toBe('5')
    expect(await faults()).toEqual(['access 3: replaced'])
    expect(said).toHaveBeenCalledTimes(1)
  })

  it('are not moved back by a process that is late', async () => {
    await recordUses(1)
    await sealAll()
    await keepHeads(worker)
    const kept = read()
    writeFileSync(path(), JSON.stringify({ ...kept, events: null }))
    await pool().query('delete from "AccessBlock" where sequence = 2')
    forget()
    await keepHeads(worker)
    expect(read()).toMatchObject({ access: kept.access, events: { sequence: '1' } })
  })

  it('are not thrown away when the file is something else, and nothing else stops for it', async () => {
    writeFileSync(path(), 'half a')
    for (let change = 0; change < 3; change++) {
      await announce(worker, { type: 'connection.renamed' })
      await keepHeads(worker)
    }
    expect(readFileSync(path(), 'utf8')).toBe('half a')
    expect(said).toHaveBeenCalledTimes(1)
    await expect(verify()).rejects.toThrow('does not hold the heads')
  })
})
