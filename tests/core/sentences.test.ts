import { describe, expect, it } from 'vitest'
import { CALLBACK_FAILURES } from '@/lib/core/callback-failure'
import { ERRORS, type ErrorCode, fill, isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { type FailureCode, isFailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { errors } from '@/lib/core/messages/en/errors'
import { signIn } from '@/lib/core/messages/en/signIn'
import { describeFailure } from '@/lib/core/sentences'

const failureCodes = Object.keys(FAILURES) as FailureCode[]
const errorCodes = Object.keys(ERRORS) as ErrorCode[]

/** Everything that a failure's sentence may be filled with. */
const params = {
  provider: 'Acme',
  target: 'acme.example:443',
  scopes: 'files',
  account: 'bob',
  previous: 'alice',
}

/** And an error's. */
const errorParams = {
  what: 'This is wrong.',
  limit: '256 kB',
  wait: '5 seconds',
  domain: 'example.com',
  name: 'host',
  why: 'it is an address and no name',
  status: '404',
  found: 'https://b.example/api',
  registered: 'https://a.example/api',
  said: 'No.',
  origin: 'https://a.example',
}

describe('failures', () => {
  it.each(failureCodes)('%s says what happened and what to do, in whole sentences', (code) => {
    const { message, next, action } = describeFailure(code, params)
    expect(`${message} ${next}`).not.toMatch(/[{}]|undefined|null/)
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(next).toMatch(/^[A-Z]/)
    expect(next).not.toBe(message)
    expect(['reconnect', 'edit_setup', 'test']).toContain(action)
  })

  it('a wrong set-up leads to the set-up, a refusal for good to a new consent, a passing one to another test', () => {
    const actions = {
      misconfigured: 'edit_setup',
      dead: 'reconnect',
      transient: 'test',
      cancelled: 'reconnect',
    }
    for (const code of failureCodes) expect(FAILURES[code].action).toBe(actions[FAILURES[code].kind])
  })

  it('a blocked address shows the line to add', () => {
    expect(describeFailure('blocked_address', { target: '10.0.0.5:8443' }).next).toContain(
      'PATCHBAY_EGRESS_ALLOW=10.0.0.5:8443',
    )
  })

  it('only own codes are codes', () => {
    expect(isFailureCode('timeout')).toBe(true)
    for (const code of ['', 'Timeout', 'constructor', '__proto__', 'toString'])
      expect(isFailureCode(code)).toBe(false)
  })

  it('a copy of the class from another bundle is recognised', () => {
    const copy = Object.assign(new Error('timeout'), { kind: 'provider_failure', code: 'timeout' })
    expect(isProviderFailure(copy)).toBe(true)
    expect(isProviderFailure(new ProviderFailure('timeout'))).toBe(true)
    for (const other of [new Error('x'), new PatchbayError('internal'), { kind: 'provider_failure' }, null])
      expect(isProviderFailure(other)).toBe(false)
  })

  it('F04 its message, which stack traces repeat, is the code and never the provider’s words', () => {
    const failure = new ProviderFailure('invalid_client', { words: 'secret s3cr3t is wrong' })
    expect(`${failure.message} ${failure.stack}`).not.toContain('s3cr3t')
  })
})

describe('a callback that cannot be matched', () => {
  it.each(CALLBACK_FAILURES)('%s says what happened and what to do', (code) => {
    const failure = signIn[code]
    expect(failure.title).toMatch(/^[A-Z].*[^.]$/)
    expect(failure.message).toMatch(/^[A-Z].*\.$/)
    expect(failure.next).toMatch(/^[A-Z].*\.$/)
    expect(JSON.stringify(failure)).not.toMatch(/[{].*[{]/)
  })
})

describe('errors', () => {
  it.each(errorCodes)(
    '%s has a status of its kind and a sentence that is whole when it is filled',
    (code) => {
      const error = new PatchbayError(code, {
        params: { ...params, ...errorParams },
      })
      expect(error.message).not.toMatch(/[{}]/)
      expect(error.status).toBe(ERRORS[code].status)
      expect(error.status >= 400 && error.status < 600).toBe(true)
    },
  )

  it('a status says the same as its code', () => {
    const codesOf = (status: number) => errorCodes.filter((code) => ERRORS[code].status === status).sort()
    const unknown = ['invalid_api_key', 'invalid_user_token', 'platform_key_required', 'session_ended']
    const unsigned = ['session_required', 'unauthenticated', 'user_token_required', 'wrong_credentials']
    expect(codesOf(401)).toEqual([...unknown, ...unsigned])
    const named = ['unknown_connector', 'unknown_group', 'unknown_subject']
    expect(codesOf(404)).toEqual(['not_found', 'nothing_connected', ...named])
    expect(codesOf(429)).toEqual(['too_many_requests', 'too_many_streams'])
    expect(codesOf(500)).toEqual(['internal'])
    expect(codesOf(503)).toEqual(['audit_unavailable', 'connection_unavailable', 'unavailable'])
  })

  it('R03 a wrong password and an unknown user are one error, which names neither', () => {
    expect(errors.wrong_credentials).not.toMatch(/unknown|exist|no such/i)
  })

  it('a copy of the class from another bundle is recognised', () => {
    expect(isPatchbayError(Object.assign(new Error('x'), { kind: 'patchbay' }))).toBe(true)
    for (const other of [new Error('x'), { kind: 'patchbay' }, undefined])
      expect(isPatchbayError(other)).toBe(false)
  })

  it('a placeholder without a value stays visible, and a value is never filled in turn', () => {
    expect(fill('{a} and {b}', { a: 'one' })).toBe('one and {b}')
    expect(fill('{a}', { a: '{b}', b: 'two' })).toBe('{b}')
    expect(fill('{a}', { a: '$& $1' })).toBe('$& $1')
  })
})
