import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, nameOf, voucherFor } from '@/lib/core/actor'
import { CONNECT_LINK_MS } from '@/lib/core/subject-session'
import { env } from '@/lib/env'
import { type Presets, presetsPlace } from '@/lib/operations/open-presets'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { createConnectSession } from '@/lib/store/subject-sessions'
import { digest, randomToken } from '@/lib/vault/digest'
import { seal } from '@/lib/vault/seal'

/** Writes a link down that opens the catalog once, in the next 30 minutes, and answers it; only its digest is kept. */
export async function writeLink(
  actor: Actor,
  link: {
    subject: { id: string; externalId: string }
    /** Null: everything in the catalog. */
    integrations: readonly { id: string; slug: string }[] | null
    /** What bounds it where no connectors are named. */
    bounds: readonly string[]
    presets: Presets
    returnUrl: string | null
  },
): Promise<{ url: string; expiresAt: Date }> {
  const { subject, integrations, bounds, presets, returnUrl } = link
  const secret = randomToken()
  const id = randomUUID()
  const expiresAt = new Date(Date.now() + CONNECT_LINK_MS)
  await transaction(async (tx) => {
    await createConnectSession(tx, {
      ...{ id, digest: digest(secret), subjectId: subject.id, returnUrl, expiresAt },
      integrationIds: integrations?.map((one) => one.id) ?? [...bounds],
      sealedPresets: seal(presetsPlace(id), JSON.stringify(presets)),
      ...{ createdBy: actor.type === 'user' ? actor.id : voucherFor(actor), createdByName: nameOf(actor) },
    })
    await recordEvent(tx, actor, {
      type: 'subject.link_made',
      target: subject.externalId,
      detail: { subject: subject.id, connectors: integrations?.map(({ slug }) => slug) ?? null },
    })
  })
  return { url: `${env().publicUrl}/connectors/go/enter?session=${secret}`, expiresAt }
}
