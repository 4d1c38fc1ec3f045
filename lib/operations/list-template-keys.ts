import 'server-only'
import { isPatchbayError } from '@/lib/core/errors'
import { keyRecordsOf } from '@/lib/domain-connect/key-records'
import { canSign, listRegistrations, type Registration, signingOf } from '@/lib/operations/find-registration'

/** The public half of a key that links with templates are signed with. */
export interface TemplateKey {
  /** The label at which it is published, below a template's `syncPubKeyDomain`. */
  keyId: string
  /** The texts of its TXT records. */
  texts: readonly string[]
}

/** The keys that are saved for signing, each once; what is no key is passed over, and told when something is signed. */
export async function listTemplateKeys(): Promise<TemplateKey[]> {
  const keys = (await listRegistrations()).filter(canSign).flatMap(publicHalf)
  return [...new Map(keys.map((key) => [`${key.keyId} ${key.texts.join(' ')}`, key])).values()]
}

function publicHalf(registration: Registration): TemplateKey[] {
  const signing = signingOf(registration)
  if (!signing) return []
  try {
    return [{ keyId: signing.keyId, texts: keyRecordsOf(signing.privateKey) }]
  } catch (error) {
    if (isPatchbayError(error)) return []
    throw error
  }
}
