import { createPublicKey, verify } from 'node:crypto'
import { PeerRefusal, type PeerTemplate } from './domain-connect-provider-records'

/** A name's TXT records, each joined. */
export type LookUpTexts = (name: string) => Promise<readonly string[]>

/**
 * The provider's half of a signed request ("Digitally Sign Requests"): `sig` and `key` are taken out of the query as it
 * came, and the rest is verified byte for byte. Answers whether it was signed.
 */
export async function verifySignature(
  query: string,
  template: PeerTemplate,
  lookUp: LookUpTexts,
): Promise<boolean> {
  const parts = query.split('&')
  const given = (name: string) =>
    decodeURIComponent(parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '')
  const [sig, key] = [given('sig'), given('key')]
  const domain = template.syncPubKeyDomain
  if (domain === undefined) return false
  if (sig === '' || key === '') throw refused('This template wants a signature.')
  const der = Buffer.from(joinKey(await lookUp(`${key}.${domain}`)), 'base64')
  const signed = parts.filter((part) => !/^(sig|key)=/.test(part)).join('&')
  const isRight = verifies(der, signed, sig)
  if (!isRight) throw refused('The signature is wrong.')
  return true
}

function verifies(der: Buffer, signed: string, sig: string): boolean {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(sig, 'base64'))
  } catch {
    return false
  }
}

function joinKey(texts: readonly string[]): string {
  return texts
    .map((text) => ({
      p: Number(/(?:^|,)p=(\d+)/.exec(text)?.[1] ?? 0),
      d: /(?:^|,)d=([^,]*)/.exec(text)?.[1] ?? '',
    }))
    .sort((one, other) => one.p - other.p)
    .map(({ d }) => d)
    .join('')
}

function refused(message: string): PeerRefusal {
  return new PeerRefusal(401, 'access_denied', message)
}
