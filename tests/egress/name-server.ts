import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** One record of an answer (RFC 1035 §4.1.3). */
export interface Answer {
  type: number
  data: Buffer
  /** Whose record it is, as an encoded name; the question's unless told. */
  owner?: Buffer
}

const headerLength = 12

/** A name server on loopback that knows these answers alone, or, for null, is silent. Answers its `host:port`. */
export async function serveNames(answers: readonly Answer[] | null): Promise<string> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  onTestFinished(() => void socket.close())
  await once(socket, 'listening')
  socket.on('message', (query, from) => {
    if (!answers) return
    const nameEnd = query.indexOf(0, headerLength) + 1
    const asked = query.readUInt16BE(nameEnd)
    const fitting = answers.filter(({ type }) => type === asked || type === 5)
    const header = Buffer.from(query.subarray(0, headerLength))
    header.writeUInt16BE(0x8180, 2)
    header.writeUInt16BE(fitting.length, 6)
    // No additional records, whatever the query brought.
    header.writeUInt16BE(0, 10)
    socket.send(
      Buffer.concat([header, query.subarray(headerLength, nameEnd + 4), ...fitting.map(encode)]),
      from.port,
    )
  })
  return `127.0.0.1:${socket.address().port}`
}

function encode({ type, data, owner = Buffer.from([0xc0, headerLength]) }: Answer): Buffer {
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(type, 0)
  fixed.writeUInt16BE(1, 2)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([owner, fixed, data])
}
