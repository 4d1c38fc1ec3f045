import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { integrationChangeSchema } from '@/lib/contract/integration'
import { changeOfRequests, requestSettingsSchema } from '@/lib/contract/request-settings'
import { PatchbayError } from '@/lib/core/errors'
import { messagesIn } from '@/lib/core/messages'
import { describeError } from '@/lib/core/sentences'

type Row = { name: string; value: string }

const row = (name: string, value = 'x') => ({ name, value })
const patch = (rows: Row[]) =>
  integrationChangeSchema.safeParse({
    headers: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
  }).success

/** The faults of what was typed, by the names of the inputs. */
function faultsOf(input: object): Record<string, string> {
  const { error } = requestSettingsSchema.safeParse(input)
  const issues: z.core.$ZodIssue[] = error?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]).reverse())
}

const german = (fields: Record<string, string>) =>
  describeError(new PatchbayError('invalid_input', { params: { what: 'x' }, fields }), 'de').fields

const twenty = Array.from({ length: 20 }, (_, at) => row(`x-${at}`))

describe('how requests go out, as the console sends it', () => {
  it.each<[string, Row[], string]>([
    ['a blank name', [row('')], 'headers.0.name'],
    ['a blank value', [row('x-a', ' ')], 'headers.0.value'],
    ['a name with a blank', [row('x-a'), row('x b')], 'headers.1.name'],
    ['a name that begins with a digit', [row('1x')], 'headers.0.name'],
    ['a long name', [row(`x${'a'.repeat(64)}`)], 'headers.0.name'],
    ['a long value', [row('x-a', 'a'.repeat(501))], 'headers.0.value'],
    ['a value of two lines', [row('x-a', 'a\r\nb: c')], 'headers.0.value'],
    ['a value that cannot be seen', [row('x-a', 'a\u0007b')], 'headers.0.value'],
    ['a header that carries the credential', [row('x-a'), row('authorization')], 'headers.1.name'],
    ['a header that frames the message', [row('host')], 'headers.0.name'],
    ['more than twenty', [...twenty, row('x-20')], 'headers'],
  ])('is refused at its row where PATCH refuses it: %s', (_, headers, place) => {
    expect(patch(headers)).toBe(false)
    const faults = faultsOf({ headers })
    expect(Object.keys(faults)).toEqual([place])
    expect(german(faults)[place]).not.toBe(faults[place])
  })

  it.each<[string, object, 'apiBaseUri' | 'revocationUri']>([
    ['another scheme', { apiBaseUri: 'ftp://a.example' }, 'apiBaseUri'],
    ['a password', { apiBaseUri: 'https://u:p@a.example' }, 'apiBaseUri'],
    ['a query', { apiBaseUri: 'https://a.example/?x=1' }, 'apiBaseUri'],
    ['a field in braces', { apiBaseUri: 'https://{host}/' }, 'apiBaseUri'],
    ['a token', { apiBaseUri: 'https://a.example/$connection.access_token' }, 'apiBaseUri'],
    ['a long address', { apiBaseUri: `https://a.example/${'a'.repeat(2000)}` }, 'apiBaseUri'],
    ['no address', { revocationUri: 'a.example' }, 'revocationUri'],
    ['a fragment', { revocationUri: 'https://a.example/#x' }, 'revocationUri'],
    ['a template', { revocationUri: 'https://{host}/' }, 'revocationUri'],
    ['a long address', { revocationUri: `https://a.example/${'a'.repeat(2000)}` }, 'revocationUri'],
  ])('is refused at its address where PATCH refuses it: %s', (_, input, place) => {
    expect(integrationChangeSchema.safeParse(input).success).toBe(false)
    const faults = faultsOf(input)
    expect(Object.keys(faults)).toEqual([place])
    expect(german(faults)[place]).not.toBe(faults[place])
  })

  it('says it where one header stands twice, in whatever case', () => {
    const faults = faultsOf({ headers: [row('x-a'), row('x-b'), row('X-A', 'other')] })
    expect(faults).toEqual({ 'headers.2.name': messagesIn('en').faults.headerTwice })
    expect(german(faults)).toEqual({ 'headers.2.name': messagesIn('de').faults.headerTwice })
  })

  it('becomes a change that PATCH takes, of what was sent alone', () => {
    const settings = requestSettingsSchema.parse({
      headers: [row(' X-Team ', ' billing '), row('x-user', `\${user.email}`)],
      apiBaseUri: null,
    })
    const change = changeOfRequests(settings)
    expect(change).toEqual({ headers: { 'x-team': 'billing', 'x-user': `\${user.email}` }, apiBaseUri: null })
    expect(integrationChangeSchema.parse(change)).toEqual(change)
    expect(changeOfRequests(requestSettingsSchema.parse({ headers: [] }))).toEqual({ headers: {} })
    expect(changeOfRequests(requestSettingsSchema.parse({}))).toEqual({})
  })

  it('knows nothing else', () => {
    expect(Object.keys(faultsOf({ enabled: false }))).toHaveLength(1)
    expect(Object.keys(faultsOf({ headers: [{ ...row('x-a'), more: 1 }] }))).toHaveLength(1)
  })
})
