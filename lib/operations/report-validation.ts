import 'server-only'
import type { Answered, Found } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { secretsOf } from '@/lib/core/credential'
import { ProviderFailure } from '@/lib/core/failure'
import { readReason } from '@/lib/core/found'
import { permit } from '@/lib/core/permission'
import { redact } from '@/lib/core/redact'
import { answer } from '@/lib/operations/in-process'
import { type Located, locateConnection } from '@/lib/operations/locate-connection'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { type Finding, recordValidation } from '@/lib/operations/record-validation'

/**
 * Records what a program found a credential to be, for the very connection that a key names. It is said when it is news,
 * and takes nothing offline: a credential that serves goes on serving. Where there is nothing to say it of, nothing is done.
 */
export async function reportValidation(actor: Actor, key: string, found: Found): Promise<Answered<null>> {
  const located = await locateConnection(actor, key)
  if (!located.ok || located.value.connection.credential === null) return answer(null)
  permit(actor, 'test_connection', located.value.connection.integrationId)
  await recordValidation(actor, located.value, findingOf(located.value, found), 'program')
  return answer(null)
}

function findingOf({ connection }: Located, found: Found): Finding {
  const nothing = { latencyMs: 0, scopes: null, limited: false }
  if (found === 'ok') return { failure: null, detail: null, ...nothing }
  const { code, words } = readReason(found.error)
  const credential = tryOpenCredential(connection)
  const reason = redact(words, credential ? secretsOf(credential) : [])
  return { failure: new ProviderFailure(code, { params: { reason } }), detail: reason, ...nothing }
}
