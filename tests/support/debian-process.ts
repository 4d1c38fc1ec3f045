import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A peer that runs as a process of its own, in a folder that goes with it. */
export interface PeerProcess {
  stop(): Promise<void>
}

/** A folder for a peer, under the system's own for such things. */
export function makeFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `patchbay-${name}-`))
}

/** Starts a program and waits, 20 s at most, until `isReady` says so. Throws with its last words. */
export async function startProcess(
  program: string,
  words: string[],
  folder: string,
  isReady: () => Promise<boolean>,
): Promise<PeerProcess> {
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)))
  const stop = async () => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 800 && child.exitCode === null; attempt++) {
    if (await isReady().catch(() => false)) return { stop }
    await sleep(25)
  }
  await stop()
  throw new Error(`${program} did not start: ${said.join('').slice(-500)}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
