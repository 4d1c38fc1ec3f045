import { readFileSync } from 'node:fs'
import { Pool } from 'undici'

/** What one round of requests showed. */
export interface Round {
  count: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Of the server, in microseconds a request. */
  cpu: number
}

/** One server that is loaded. */
export interface Subject {
  name: string
  url: string
  headers: Record<string, string>
  pid: number
}

const CALLERS = 64

/** Asks a server from 64 callers at once for so long; an answer that is no 200 ends the bench. */
export async function load({ url, headers, pid }: Subject, forMs: number): Promise<Round> {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, { connections: CALLERS })
  const times: number[] = []
  const cpuBefore = cpuOf(pid)
  const startedAt = performance.now()
  const call = async () => {
    while (performance.now() - startedAt < forMs) {
      const before = performance.now()
      const { statusCode, body } = await pool.request({ path: pathname + search, method: 'GET', headers })
      await body.arrayBuffer()
      if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, call))
  const tookMs = performance.now() - startedAt
  const cpu = ((cpuOf(pid) - cpuBefore) * 1_000_000) / times.length
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { count: times.length, perSecond: (times.length * 1000) / tookMs, p50: at(0.5), p99: at(0.99), cpu }
}

/** Clock ticks a second, as Linux has them for every program. */
const TICKS = 100

/** Seconds of CPU that a process has used (proc(5): user and system time). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Resident memory of a process, in megabytes (proc(5): VmRSS). */
export function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

/** The round in the middle by throughput. */
export function median(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((a, b) => a.perSecond - b.perSecond)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('no rounds')
  return middle
}
