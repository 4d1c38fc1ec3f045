import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** A name server on loopback that runs for a whole file. */
export interface Names {
  address: string
  stop(): void
}

/**
 * Answers the TXT records of `_atproto.alice.test` (RFC 1035 §3.3.14) and, where they are given, these IPv4 addresses for
 * every name; and that there is nothing else.
 */
export async function startNames(
  texts: readonly string[],
  addresses: readonly string[] = [],
): Promise<Names> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, HEADER) + 1
    const isAsked = query
      .subarray(HEADER, end)
      .toString('latin1')
      .toLowerCase()
      .includes('_atproto\u0005alice')
    const type = query.readUInt16BE(end)
    const found = type === A ? addresses.map(inBytes) : isAsked && type === TXT ? texts.map(inCharacters) : []
    const header = Buffer.from(query.subarray(0, HEADER))
    // An answer, and where there is none, NXDOMAIN.
    header.writeUInt16BE(found.length > 0 ? 0x8180 : 0x8183, 2)
    header.writeUInt16BE(found.length, 6)
    header.writeUInt16BE(0, 10)
    socket.send(
      Buffer.concat([header, query.subarray(HEADER, end + 4), ...found.map((data) => record(type, data))]),
      from.port,
    )
  })
  return { address: `127.0.0.1:${socket.address().port}`, stop: () => void socket.close() }
}

const HEADER = 12
const A = 1
const TXT = 16

const inBytes = (address: string) => Buffer.from(address.split('.').map(Number))
const inCharacters = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])

function record(type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(12)
  fixed.writeUInt16BE(0xc000 + HEADER, 0)
  fixed.writeUInt16BE(type, 2)
  fixed.writeUInt16BE(1, 4)
  fixed.writeUInt16BE(data.length, 10)
  return Buffer.concat([fixed, data])
}
