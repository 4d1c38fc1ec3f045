import { expect, test } from 'vitest'
import { textRecordsByDns } from '@/lib/egress/text-records'
import { failureOf } from './doors'
import { type Answer, serveNames } from './name-server'

const name = '_domainconnect.example.com'
const text = (...strings: string[]): Answer => ({
  type: 16,
  data: Buffer.concat(strings.map((one) => Buffer.concat([Buffer.from([one.length]), Buffer.from(one)]))),
})
/** An alias to `x`, whose records follow. */
const alias: Answer = { type: 5, data: Buffer.from([1, 0x78, 0]) }

test('texts are read string by string, also behind an alias', async () => {
  const at = await serveNames([text('dc.exam', 'ple.com/v'), text('v=spf1 -all')])
  expect(await textRecordsByDns([at])(name)).toEqual([['dc.exam', 'ple.com/v'], ['v=spf1 -all']])
  const behind = await serveNames([alias, { ...text('dc.example.com'), owner: Buffer.from([1, 0x78, 0]) }])
  expect(await textRecordsByDns([behind])(name)).toEqual([['dc.example.com']])
})

test('no texts are none', async () => {
  expect(await textRecordsByDns([await serveNames([])])(name)).toEqual([])
})

test('silence is no answer', async () => {
  const failure = await failureOf(textRecordsByDns([await serveNames(null)])(name))
  expect(failure).toMatchObject({ code: 'timeout', params: { target: name } })
})
