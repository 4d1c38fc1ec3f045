import { createHash, randomBytes } from 'node:crypto'

export const MB = 1024 * 1024
export const piece = randomBytes(64 * 1024)

/** Writes so many bytes no faster than they are taken. */
export function pour(to: NodeJS.WritableStream, bytes: number): void {
  let left = bytes
  const more = () => {
    while (left > 0) {
      left -= piece.length
      if (!to.write(piece)) return to.once('drain', more)
    }
    return to.end()
  }
  more()
}

/** How many bytes came, and their digest; nothing is held. */
export async function drain(stream: AsyncIterable<Uint8Array>): Promise<{ bytes: number; digest: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    hash.update(chunk)
  }
  return { bytes, digest: hash.digest('hex') }
}

/** The digest of so many bytes of `pour`. */
export function digestOf(bytes: number): string {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes; at += piece.length) hash.update(piece)
  return hash.digest('hex')
}
