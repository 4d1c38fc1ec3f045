import { describe, expect, it } from 'vitest'
import { isElsewhere } from '@/lib/core/moved-destination'

const OWN = ['https://api.acme.com/v1', 'https://acme.com/token', null]

describe('a credential would go elsewhere', () => {
  it.each<[string, string | null, string | null | undefined, boolean]>([
    ['nothing changes', 'https://a.example', undefined, false],
    ['it is the same', 'https://a.example/x', 'https://a.example/x', false],
    ['only the path is another', 'https://a.example/x', 'https://a.example/y', false],
    ['it goes back to the provider’s own', 'https://a.example', null, false],
    ['it goes to the provider’s API', null, 'https://api.acme.com/v2', false],
    ['it goes where the tokens come from', null, 'https://acme.com/api', false],
    ['it is another host', null, 'https://a.example', true],
    ['it is another port', null, 'https://acme.com:8443', true],
    ['it is no longer https', null, 'http://acme.com', true],
    ['a host is named by a token response', null, 'https://$connection.instance_url/v1', true],
    ['it is no address', null, 'nowhere', true],
  ])('when %s', (_, before, after, expected) => {
    expect(isElsewhere(before, after, OWN)).toBe(expected)
  })

  it('when a provider names nothing of its own', () => {
    expect(isElsewhere(null, 'https://a.example', [null, undefined])).toBe(true)
    expect(isElsewhere('https://a.example', null, [])).toBe(false)
  })
})
