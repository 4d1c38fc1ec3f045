import { expect, test } from 'vitest'
import { readRetryAfter } from '@/lib/egress/retry-after'

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['1000000000', 86_400],
  ['9'.repeat(400), 86_400],
  ['Sat, 21 Nov 2026 07:02:00 GMT', 120],
  ['Saturday, 21-Nov-26 07:02:00 GMT', 120],
  ['Sat Nov 21 07:02:00 2026', 120],
  ['Fri, 20 Nov 2026 07:00:00 GMT', 0],
  ['Sat, 21 Nov 2099 07:00:00 GMT', 86_400],
  ['-1', null],
  ['abc', null],
  ['1e9', null],
  ['1.5', null],
  ['2026-11-21', null],
  ['Sat, 99 Nov 2026 99:99:99 GMT', null],
  ['', null],
  [null, null],
])('P04 Retry-After %j is a wait of %j seconds', (value, seconds) => {
  expect(readRetryAfter(value, Date.UTC(2026, 10, 21, 7))).toBe(seconds)
})
