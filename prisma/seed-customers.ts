import { randomUUID } from 'node:crypto'
import { type Actor, systemActor } from '@/lib/core/actor'
import { addSubject } from '@/lib/operations/add-subject'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { enterCatalog } from '@/lib/operations/enter-catalog'
import { updateIntegration } from '@/lib/operations/update-integration'
import { transaction } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { consent } from '@/tests/support/consent'

/** What the demo's customers are offered, in words for them. */
const OFFERED = [
  { slug: 'company-directory', description: 'Who works with you, kept up to date' },
  { slug: 'crm', description: 'Your customers, beside your orders' },
  { slug: 'help-desk', description: 'Answer what your customers ask' },
]

/** Two of one group: what Ann has connected serves Ben too. */
const CUSTOMERS = [
  { externalId: 'ann@acme.example', name: 'Ann Meyer', connects: 'company-directory' },
  { externalId: 'ben@acme.example', name: 'Ben Okafor', connects: null },
]

/** Puts integrations that are set up into the catalog, with customers of whom one has connected an account. */
export async function seedCustomers(admin: Actor, publicUrl: string): Promise<void> {
  for (const { slug, description } of OFFERED)
    await updateIntegration(admin, slug, { inCatalog: true, description })
  for (const { externalId, name, connects } of CUSTOMERS) {
    const { id } = await addSubject(admin, { externalId, name, groupId: 'acme' })
    if (connects !== null) await connectAs(id, connects, publicUrl)
  }
}

async function connectAs(subjectId: string, slug: string, publicUrl: string): Promise<void> {
  const { subject } = await transaction((tx) =>
    enterCatalog(tx, systemActor('demo'), { subjectId, via: 'token' }),
  )
  const actor: Actor = { ...subject, requestId: randomUUID(), address: null }
  const browser = randomToken()
  const { url } = await beginSubjectConnect(actor, { slug, browser })
  if (url === null) throw new Error(`nobody consents to ${slug}`)
  const callback = await consent(url, `${publicUrl}/oauth2/callback/${slug}`, { login: 'ann' })
  await completeAuthorization(actor, { query: callback.searchParams, path: callback.pathname, browser })
}
