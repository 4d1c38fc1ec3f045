import { expect, test } from 'vitest'
import { zoneFileOf } from '@/components/domain/zone-file'

const at = (type: string, value: string, ttl: number | null = 600) => ({ type, name: '@', value, ttl })

test('records are copied as a zone file has them', () => {
  const long = 'x'.repeat(300)
  const lines = [
    [at('A', '192.0.2.1'), '@ 600 IN A 192.0.2.1'],
    [at('CNAME', 'example.com'), '@ 600 IN CNAME example.com.'],
    [at('MX', '10 mx.example.com.'), '@ 600 IN MX 10 mx.example.com.'],
    [at('SRV', '1 1 443 sip.example.com', null), '@ IN SRV 1 1 443 sip.example.com.'],
    [at('TXT', 'say "yes"\\'), '@ 600 IN TXT "say \\"yes\\"\\\\"'],
    [at('TXT', '"one" "two"'), '@ 600 IN TXT "one" "two"'],
    [at('TXT', long), `@ 600 IN TXT "${'x'.repeat(255)}" "${'x'.repeat(45)}"`],
    [at('CAA', '0 issue "ca.example"'), '@ 600 IN CAA 0 issue "ca.example"'],
    [at('REDIR301', 'https://example.com', null), '; @ IN REDIR301 https://example.com'],
  ] as const
  expect(zoneFileOf(lines.map(([record]) => record)).split('\n')).toEqual(lines.map(([, line]) => line))
})
