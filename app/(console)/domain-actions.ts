'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import {
  applyDomainSchema,
  type ConnectDomainInput,
  connectDomainSchema,
  newDomainSchema,
  newTemplateSchema,
  revertDomainSchema,
  type WantedTemplate,
  wantedTemplateSchema,
} from '@/lib/contract/domain'
import { addDomain } from '@/lib/operations/add-domain'
import { applyTemplate } from '@/lib/operations/apply-template'
import { connectDomain } from '@/lib/operations/connect-domain'
import { previewTemplate } from '@/lib/operations/preview-template'
import { registerTemplate } from '@/lib/operations/register-template'
import { removeDomain } from '@/lib/operations/remove-domain'
import { removeTemplate } from '@/lib/operations/remove-template'
import { revertTemplate } from '@/lib/operations/revert-template'
import { verifyDomain } from '@/lib/operations/verify-domain'
import { action } from '@/lib/web/action'
import { markBrowser } from '@/lib/web/begin-connect'

const name = z.string().max(1000)
const previewInput = z.strictObject({ domain: name, wanted: wantedTemplateSchema })
const connectInput = z.strictObject({ domain: name, wanted: connectDomainSchema })
const applyInput = z.strictObject({ domain: name, ...applyDomainSchema.shape })
const revertInput = z.strictObject({ domain: name, ...revertDomainSchema.shape })

export async function addDomainAction(input: { domain: string }) {
  return action((actor) => addDomain(actor, parseInput(newDomainSchema, input).domain))
}

export async function removeDomainAction(domain: string) {
  return action((actor) => removeDomain(actor, parseInput(name, domain)))
}

export async function verifyDomainAction(domain: string) {
  return action((actor) => verifyDomain(actor, parseInput(name, domain)))
}

export async function previewTemplateAction(input: { domain: string; wanted: WantedTemplate }) {
  return action((actor) => {
    const { domain, wanted } = parseInput(previewInput, input)
    return previewTemplate(actor, domain, wanted)
  })
}

export async function connectDomainAction(input: { domain: string; wanted: ConnectDomainInput }) {
  return action(async (actor) => {
    const { domain, wanted } = parseInput(connectInput, input)
    return connectDomain(actor, domain, { ...wanted, browser: await markBrowser() })
  })
}

export async function applyTemplateAction(input: { domain: string; application: string; force: boolean }) {
  return action((actor) => {
    const { domain, ...wanted } = parseInput(applyInput, input)
    return applyTemplate(actor, domain, wanted)
  })
}

export async function revertTemplateAction(input: { domain: string; application: string }) {
  return action((actor) => {
    const { domain, ...wanted } = parseInput(revertInput, input)
    return revertTemplate(actor, domain, wanted)
  })
}

export async function registerTemplateAction(input: { template: Record<string, unknown> }) {
  return action((actor) => registerTemplate(actor, parseInput(newTemplateSchema, input).template))
}

export async function removeTemplateAction(id: string) {
  return action((actor) => removeTemplate(actor, parseInput(z.uuid(), id)))
}
