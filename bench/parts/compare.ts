import { load, median, memoryOf, type Round, type Subject } from './load'

const ROUNDS = 7
const ROUND_MS = 4_000

/** Loads the limit and Patchbay in turn, and prints both with what share of the limit Patchbay reaches. */
export async function compare(title: string, limit: Subject, ours: Subject, target: number): Promise<void> {
  const subjects = [limit, ours]
  const rounds = new Map<Subject, Round[]>(subjects.map((subject) => [subject, []]))
  for (const subject of subjects) await load(subject, 1_000)
  const memory = [memoryOf(ours.pid)]
  for (let round = 0; round < ROUNDS; round++) {
    for (const subject of subjects) rounds.get(subject)?.push(await load(subject, ROUND_MS))
    memory.push(memoryOf(ours.pid))
  }
  console.log(`\n${title}; the median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s`)
  for (const [{ name }, of] of rounds) {
    const { perSecond, p50, p99, cpu } = median(of)
    const figures = [
      `${Math.round(perSecond)} a second`,
      `p50 ${p50.toFixed(1)} ms`,
      `p99 ${p99.toFixed(1)} ms`,
      `${Math.round(cpu)} µs of CPU a request`,
    ]
    console.log(`${name.padEnd(10)} ${figures.join(', ')}`)
  }
  const ratios = (rounds.get(ours) ?? []).map(
    ({ perSecond }, at) => perSecond / (rounds.get(limit)?.[at]?.perSecond ?? perSecond),
  )
  const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  console.log(`ratio      ${ratio.toFixed(2)} (to reach: ${target})`)
  const requests = (rounds.get(ours) ?? []).reduce((sum, { count }) => sum + count, 0)
  console.log(
    `memory     ${memory.join(', ')} MB: after warming up, then after each round; ${requests} requests`,
  )
}
