import { describe, expect, test } from 'vitest'
import {
  type APPLICATION_STATES,
  type Deed,
  mayTakeSeconds,
  nextLookAt,
  type RecordState,
  stateAfterLook,
  withDeed,
} from '@/lib/core/domain'

const now = new Date('2026-11-21T12:00:00Z')
const secondsUntil = (looks: number, state: (typeof APPLICATION_STATES)[number]) => {
  const at = nextLookAt(now, looks, state)
  return at === null ? null : (at.getTime() - now.getTime()) / 1000
}

describe('a look at DNS', () => {
  test('is repeated with growing pauses, and never closer than before', () => {
    const pauses = Array.from({ length: 80 }, (_, look) => secondsUntil(look + 1, 'applied') ?? 0)
    expect(pauses.slice(0, 4)).toEqual([5, 10, 20, 40])
    expect(pauses.every((pause, at) => pause >= (pauses[at - 1] ?? 0))).toBe(true)
    expect(pauses.at(-1)).toBe(3600)
  })

  test('is made once a day of what is there, or was waited for long enough', () => {
    expect(secondsUntil(1, 'verified')).toBe(86_400)
    expect(secondsUntil(81, 'applied')).toBe(86_400)
  })

  test('is not made of what was taken away or refused', () => {
    expect(secondsUntil(1, 'reverted')).toBeNull()
    expect(secondsUntil(1, 'failed')).toBeNull()
  })

  test.each<[RecordState[], boolean, string]>([
    [['found', 'found'], true, 'verified'],
    [['found', 'unseen'], false, 'verified'],
    [['found', 'missing'], true, 'partly'],
    [['found', 'different'], false, 'partly'],
    [['missing', 'missing'], true, 'applied'],
    [['missing', 'different'], false, 'requested'],
    [['unseen'], true, 'applied'],
    [['unseen'], false, 'requested'],
  ])('that shows %j, applied: %s, is %s', (records, wasApplied, state) => {
    expect(stateAfterLook('requested', records, wasApplied)).toBe(state)
  })

  test('changes nothing about what was taken away', () => {
    expect(stateAfterLook('reverted', ['found'], false)).toBe('reverted')
  })
})

test('it may take an hour at least, and two days at most', () => {
  expect([mayTakeSeconds([]), mayTakeSeconds([null, 600]), mayTakeSeconds([7_200, 60])]).toEqual([
    ...[3600, 3600, 7200],
  ])
  expect(mayTakeSeconds([1_000_000])).toBe(172_800)
})

test('a history keeps a hundred deeds, the newest first', () => {
  const deed = (detail: string) => ({ at: now.toISOString(), what: 'applied' as const, by: 'Ann', detail })
  let history: readonly Deed[] = [deed('first')]
  for (let at = 0; at < 120; at++) history = withDeed(history, deed(String(at)))
  expect(history).toHaveLength(100)
  expect(history[0]?.detail).toBe('119')
})
