import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { waysToConnect } from '@/lib/core/connect-way'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { isTyped } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { enterSubjectKey } from '@/lib/operations/enter-subject-key'
import { keepAccountFields } from '@/lib/operations/keep-account-fields'
import { requireOffered } from '@/lib/operations/read-connector-for'
import { readPresets } from '@/lib/operations/read-presets'
import { requireSubject, subjectConnectionToConnect } from '@/lib/operations/subject-connection'

export interface SubjectConnect {
  slug: string
  /** One of theirs, to connect it again. */
  connectionId?: string | undefined
  /** Another account, beside what is connected. */
  new?: boolean | undefined
  /** What the form asked for; what the link brought along is added to it. */
  fields?: Readonly<Record<string, string>> | undefined
  /** What to do with spaces around a secret, once somebody was asked. */
  outerSpaces?: 'keep' | 'remove' | undefined
  /** Begun in a pop-up, which is told so when it comes back. */
  popup?: boolean | undefined
  /** The secret of the browser that begins: only it can finish. */
  browser: string
}

/**
 * Connects an account for a subject: answers the provider's page to go to, or null where a typed key was all that it
 * took, and is saved. Throws as `beginAuthorization` and `enterSubjectKey` do, `unknown_connector`, `not_found` or
 * `only_one_connection` or `too_many_connections`.
 */
export async function beginSubjectConnect(
  actor: Actor,
  input: SubjectConnect,
): Promise<{ url: string | null; connectionId: string }> {
  const subject = requireSubject(actor)
  const { slug, connectionId, new: isNew, outerSpaces, popup = false, browser } = input
  const { integration, provider } = await requireOffered(actor, slug)
  const fields = { ...input.fields, ...(await readPresets(subject))[slug] }
  const connection = await subjectConnectionToConnect(actor, integration, { connectionId, isNew })
  if (isTyped(provider)) {
    const key = { fields, ...(outerSpaces && { outerSpaces }) }
    await enterSubjectKey(actor, { connection, provider }, key)
    return { url: null, connectionId: connection.id }
  }
  if (!waysToConnect(provider).includes('redirect'))
    throw new PatchbayError('bad_request', { params: { what: 'this provider is connected in another way' } })
  await keepAccountFields(connection, localized(provider, actor.locale), fields)
  const { url } = await beginAuthorization(actor, {
    ...{ integration: slug, connection: connection.id, browser, popup },
    ...(fields.account && { account: fields.account }),
  })
  return { url, connectionId: connection.id }
}
