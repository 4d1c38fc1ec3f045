import { createServer, type Server } from 'node:net'

/**
 * What a server of MySQL's protocol may say, written from the documentation of its packets: for refusals that a real one
 * cannot be brought to, and for demands that only an attacker makes.
 */
export interface Script {
  /** The plugin that the greeting names. */
  plugin?: string
  /** Whether it offers TLS. */
  tls?: boolean
  /** Instead of a greeting. */
  first?: Buffer
  /** The payloads that answer what it hears, in turn. */
  answers?: readonly Buffer[]
}

/** A server that follows a script, and what it hears. */
export function standIn({ plugin = 'mysql_native_password', tls = false, first, answers = [] }: Script): {
  server: Server
  heard: string[]
} {
  const heard: string[] = []
  const server = createServer((socket) => {
    let next = 0
    socket.write(packet(0, first ?? greeting(plugin, tls)))
    socket
      .on('error', () => {})
      .on('data', (data) => {
        heard.push(data.toString('latin1'))
        const answer = answers[next++]
        if (answer) socket.write(packet((data[3] ?? 0) + 1, answer))
      })
  })
  return { server, heard }
}

export function refusal(number: number, words: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, number & 255, number >> 8]), Buffer.from(`#28000${words}`)])
}

/** AuthSwitchRequest. */
export function switchTo(plugin: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe]), Buffer.from(`${plugin}\0${'s'.repeat(20)}\0`)])
}

export const ok = Buffer.from([0, 0, 0, 2, 0, 0, 0])
/** AuthMoreData: caching_sha2_password’s “perform full authentication”. */
export const fullAuthentication = Buffer.from([1, 4])
/** LOCAL INFILE. */
export const sendFile = Buffer.from('\xfb/etc/hostname', 'latin1')

/** HandshakeV10. */
function greeting(plugin: string, tls: boolean): Buffer {
  const low = 0x8000 | 0x0200 | 0x0008 | 0x0080 | (tls ? 0x0800 : 0)
  const high = 0x0008 | 0x0020
  return Buffer.concat([
    Buffer.from([10]),
    Buffer.from('8.4.0\0'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('12345678\0'),
    Buffer.from([low & 255, low >> 8, 45, 2, 0, high, 0, 21]),
    Buffer.alloc(10),
    Buffer.from(`901234567890\0${plugin}\0`),
  ])
}

function packet(sequence: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([payload.length & 255, payload.length >> 8, 0, sequence & 255]), payload])
}
