import { z } from 'zod'
import {
  fault,
  TEMPLATE_FAULTS,
  type TemplateFault,
  templateRecordSchema,
} from '@/lib/domain-connect/template-record'

const text = z.string(fault('text'))
const flag = z.boolean(fault('flag')).optional()

/**
 * A Domain Connect template, as the standard's published schema has it and no stricter, so that what a DNS provider
 * took is taken here. Members that it does not know are kept. One thing it refuses is taken: a number's variable whose
 * name has a digit (`%ttl1%`), which counts twice there.
 */
export const templateSchema = z
  .looseObject(
    {
      providerId: text,
      providerName: text,
      serviceId: text,
      serviceName: text,
      version: z.number(fault('integer')).refine(Number.isInteger, fault('integer')).optional(),
      logoUrl: text.optional(),
      description: text.optional(),
      variableDescription: text.optional(),
      syncBlock: flag,
      shared: flag,
      sharedProviderName: flag,
      sharedServiceName: flag,
      syncRedirectDomain: text.optional(),
      syncPubKeyDomain: text.optional(),
      multiInstance: flag,
      warnPhishing: flag,
      hostRequired: flag,
      records: z.array(templateRecordSchema, fault('list')),
    },
    fault('template'),
  )
  .superRefine(({ records, hostRequired }, check) => {
    if (hostRequired) return
    records.forEach(({ type, host }, index) => {
      // An apex holds SOA and NS, beside which no CNAME can stand and no delegation can begin.
      if ((type === 'CNAME' || type === 'NS') && (host === '@' || host === '')) {
        check.addIssue({ code: 'custom', path: ['records', index, 'host'], message: fault('apex') })
      }
    })
  })

export type DomainTemplate = z.infer<typeof templateSchema>

/** Whether links to the DNS provider's page have to be signed for it. */
export function mustBeSigned({ syncPubKeyDomain }: Pick<DomainTemplate, 'syncPubKeyDomain'>): boolean {
  return Boolean(syncPubKeyDomain)
}

/** One fault of a template, and where it is: `records[2].ttl`; empty is the whole. */
export interface TemplateProblem {
  path: string
  fault: TemplateFault
}

/** Reads a template from parsed JSON: the template, or all that is wrong with it. */
export function readTemplate(
  json: unknown,
): { ok: true; template: DomainTemplate } | { ok: false; problems: TemplateProblem[] } {
  const read = templateSchema.safeParse(json)
  if (read.success) return { ok: true, template: read.data }
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({
      path: written(path),
      fault: TEMPLATE_FAULTS.find((known) => known === message) ?? 'template',
    })),
  }
}

function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`
    return before === '' ? String(step) : `${before}.${String(step)}`
  }, '')
}
