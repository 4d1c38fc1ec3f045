import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import { markBrowser } from '@/lib/api/connect'
import type { ApiEnv } from '@/lib/api/context'
import { listQuery } from '@/lib/contract/common'
import {
  applyDomainSchema,
  connectDomainSchema,
  discoverQuery,
  newDomainSchema,
  newTemplateSchema,
  revertDomainSchema,
  wantedTemplateSchema,
} from '@/lib/contract/domain'
import { addDomain } from '@/lib/operations/add-domain'
import { applyTemplate } from '@/lib/operations/apply-template'
import { connectDomain } from '@/lib/operations/connect-domain'
import { discoverDomain } from '@/lib/operations/discover-domain'
import { listDomains } from '@/lib/operations/list-domains'
import { listTemplates } from '@/lib/operations/list-templates'
import { previewTemplate } from '@/lib/operations/preview-template'
import { readDomain } from '@/lib/operations/read-domain'
import { registerTemplate } from '@/lib/operations/register-template'
import { removeDomain } from '@/lib/operations/remove-domain'
import { removeTemplate } from '@/lib/operations/remove-template'
import { revertTemplate } from '@/lib/operations/revert-template'
import { verifyDomain } from '@/lib/operations/verify-domain'

const at = (name: string) => `/api/domains/${name}`

/** Domains by name, and their templates; no domain has one label, so that the two do not meet. */
export const domains = new Hono<ApiEnv>()
  .get('/', async (c) => c.json(await listDomains(c.get('actor'), readQuery(c, listQuery))))
  .post('/', async (c) => {
    const { domain } = await readBody(c, newDomainSchema)
    const made = await addDomain(c.get('actor'), domain)
    return c.json(made, 201, { location: at(made.name) })
  })
  .get('/discover', async (c) => {
    const { domain } = readQuery(c, discoverQuery)
    return c.json(await discoverDomain(c.get('actor'), domain))
  })
  .get('/templates', async (c) => c.json({ templates: await listTemplates(c.get('actor')) }))
  .post('/templates', async (c) => {
    const { template } = await readBody(c, newTemplateSchema)
    return c.json(await registerTemplate(c.get('actor'), template), 201)
  })
  .delete('/templates/:id', async (c) => {
    await removeTemplate(c.get('actor'), c.req.param('id'))
    return c.body(null, 204)
  })
  .get('/:domain', async (c) => c.json(await readDomain(c.get('actor'), c.req.param('domain'))))
  .delete('/:domain', async (c) => {
    await removeDomain(c.get('actor'), c.req.param('domain'))
    return c.body(null, 204)
  })
  .get('/:domain/status', async (c) => c.json(await readDomain(c.get('actor'), c.req.param('domain'))))
  .post('/:domain/preview', async (c) => {
    const wanted = await readBody(c, wantedTemplateSchema)
    return c.json(await previewTemplate(c.get('actor'), c.req.param('domain'), wanted))
  })
  .post('/:domain/connect', async (c) => {
    const wanted = await readBody(c, connectDomainSchema)
    const input = { ...wanted, browser: markBrowser(c) }
    return c.json(await connectDomain(c.get('actor'), c.req.param('domain'), input), 201)
  })
  .post('/:domain/apply', async (c) => {
    const wanted = await readBody(c, applyDomainSchema)
    return c.json(await applyTemplate(c.get('actor'), c.req.param('domain'), wanted))
  })
  .post('/:domain/revert', async (c) => {
    const wanted = await readBody(c, revertDomainSchema)
    return c.json(await revertTemplate(c.get('actor'), c.req.param('domain'), wanted))
  })
  .post('/:domain/verify', async (c) => c.json(await verifyDomain(c.get('actor'), c.req.param('domain'))))
