'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { type CatalogCard, type CatalogConnector, cardOf } from '@/lib/contract/catalog'
import type { ActionResult } from '@/lib/contract/error'
import { setupValue } from '@/lib/contract/setup'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { endSubjectSession } from '@/lib/operations/end-subject-session'
import { listConnectors } from '@/lib/operations/list-connectors'
import { readConnectorFor } from '@/lib/operations/read-connector-for'
import { removeSubjectConnection } from '@/lib/operations/remove-subject-connection'
import { renameSubjectConnection } from '@/lib/operations/rename-subject-connection'
import { decideReplacement } from '@/lib/operations/resolve-replacement'
import { markBrowser } from '@/lib/web/begin-connect'
import { subjectAction } from '@/lib/web/subject-action'
import { forgetSubject } from '@/lib/web/subject-session'

const slug = z.string().max(64)
const id = z.string().max(64)
const ofConnection = z.strictObject({ slug, id })
const deciding = z.strictObject({ slug, authorizationId: id, decision: z.enum(['replace', 'discard']) })
const connecting = z.strictObject({
  slug,
  /** One of theirs, to connect it again; null: another one. */
  connectionId: id.nullable(),
  isNew: z.boolean(),
  fields: z.record(z.string().max(64), setupValue),
  outerSpaces: z.enum(['keep', 'remove']).optional(),
  popup: z.boolean(),
})

/** How all that is on offer stands now. */
export async function watchCatalogAction(): Promise<ActionResult<CatalogCard[]>> {
  return subjectAction(async (actor) => (await listConnectors(actor)).map(cardOf))
}

/** How a connector stands now. */
export async function watchConnectorAction(input: string): Promise<ActionResult<CatalogConnector>> {
  return subjectAction((actor) => readConnectorFor(actor, parseInput(slug, input)))
}

/** Begins to connect: the provider's page to go to, or how it stands where a key was all that it took. */
export async function beginConnectAction(
  input: z.infer<typeof connecting>,
): Promise<ActionResult<{ url: string } | { connector: CatalogConnector }>> {
  return subjectAction(async (actor) => {
    const { connectionId, isNew, ...asked } = parseInput(connecting, input)
    const browser = await markBrowser()
    const { url } = await beginSubjectConnect(actor, {
      ...{ ...asked, new: isNew, browser },
      ...(connectionId && { connectionId }),
    })
    return url === null ? { connector: await readConnectorFor(actor, asked.slug) } : { url }
  })
}

export async function renameConnectionAction(
  input: z.infer<typeof ofConnection> & { name: string },
): Promise<ActionResult<CatalogConnector>> {
  return subjectAction(async (actor) => {
    const asked = parseInput(ofConnection.extend({ name: z.string().max(200) }), input)
    await renameSubjectConnection(actor, asked.id, asked.name)
    return readConnectorFor(actor, asked.slug)
  })
}

/** Which account a connection has from now on, where another one than its own consented. */
export async function decideAccountAction(
  input: z.infer<typeof deciding>,
): Promise<ActionResult<CatalogConnector>> {
  return subjectAction(async (actor) => {
    const asked = parseInput(deciding, input)
    await decideReplacement(actor, asked.authorizationId, asked.decision)
    return readConnectorFor(actor, asked.slug)
  })
}

export async function removeConnectionAction(
  input: z.infer<typeof ofConnection>,
): Promise<ActionResult<CatalogConnector>> {
  return subjectAction(async (actor) => {
    const asked = parseInput(ofConnection, input)
    await removeSubjectConnection(actor, asked.id)
    return readConnectorFor(actor, asked.slug)
  })
}

/** Ends the customer's session in this browser. */
export async function leaveCatalogAction(_: null): Promise<ActionResult<null>> {
  return subjectAction(async (actor) => {
    await endSubjectSession(actor)
    await forgetSubject()
    return null
  })
}
