import { join } from 'node:path'
import { freePort } from '@/lib/store/embedded-server'
import { makeFolder, startProcess } from './debian-process'

export const swiftPackages = ['python3-swift']

/** OpenStack Swift's S3 API, which checks signatures. Keys: `test:tester` / `testing`; `test:reader` / `reading` may do nothing. */
export interface SwiftPeer {
  port: number
  stop(): Promise<void>
}

/** Starts one on 127.0.0.1, region `us-east-1`, over http. */
export async function startSwift(): Promise<SwiftPeer> {
  const folder = makeFolder('swift')
  const port = await freePort()
  const program = join(import.meta.dirname, 'swift-peer.py')
  const { stop } = await startProcess(
    '/usr/bin/python3',
    [program, folder, String(port)],
    folder,
    async () => {
      const { status } = await fetch(`http://127.0.0.1:${port}/`)
      return status > 0
    },
  )
  return { port, stop }
}
