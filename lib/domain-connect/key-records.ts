import { createPublicKey, type KeyObject } from 'node:crypto'
import { rsaKey } from '@/lib/domain-connect/signing'

/** What one string of a TXT record holds (RFC 1035 §3.3.14), less what stands around the part. */
const partLength = 200

/**
 * The texts to publish as TXT records at `<key id>.<syncPubKeyDomain>`, so that providers can verify what this private
 * key signs. Throws `invalid_input`.
 */
export function keyRecordsOf(privateKey: string): string[] {
  const spki = createPublicKey(rsaKey(privateKey)).export({ type: 'spki', format: 'der' }).toString('base64')
  const parts = spki.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? []
  return parts.map((part, index) => `p=${index + 1},a=RS256,d=${part}`)
}

/**
 * The public key that such texts hold, in whatever order they came; null where they hold none. Texts about other
 * things are passed over; algorithm and format default to RS256 and x509.
 */
export function publicKeyIn(texts: readonly string[]): KeyObject | null {
  const parts = texts.map(partIn).filter((part) => part !== null)
  parts.sort((one, other) => one.at - other.at)
  const der = Buffer.from(parts.map(({ data }) => data).join(''), 'base64')
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'rsa' ? key : null
  } catch {
    return null
  }
}

function partIn(text: string): { at: number; data: string } | null {
  const members = new Map(
    text.split(',').map((member) => {
      const at = member.indexOf('=')
      return [member.slice(0, at).trim().toLowerCase(), member.slice(at + 1).trim()]
    }),
  )
  const [at, data] = [members.get('p') ?? '', members.get('d')]
  const isOurs = (members.get('a') ?? 'RS256') === 'RS256' && (members.get('t') ?? 'x509') === 'x509'
  return isOurs && /^\d{1,3}$/.test(at) && data ? { at: Number(at), data } : null
}
