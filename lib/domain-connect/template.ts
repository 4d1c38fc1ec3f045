import { z } from 'zod'
import { templateRecordSchema } from '@/lib/domain-connect/template-record'

const text = z.string('A text.')
const flag = z.boolean('true or false.').optional()

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
      version: z.number('A whole number.').refine(Number.isInteger, 'A whole number.').optional(),
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
      records: z.array(templateRecordSchema, 'A list of records.'),
    },
    'An object with providerId, serviceId and records.',
  )
  .superRefine(({ records, hostRequired }, check) => {
    if (hostRequired) return
    records.forEach(({ type, host }, index) => {
      // An apex holds SOA and NS, beside which no CNAME can stand and no delegation can begin.
      if ((type === 'CNAME' || type === 'NS') && (host === '@' || host === '')) {
        check.addIssue({
          code: 'custom',
          path: ['records', index, 'host'],
          message: `A name below the domain: ${type} cannot stand at it unless hostRequired is true.`,
        })
      }
    })
  })

export type DomainTemplate = z.infer<typeof templateSchema>

/** One fault of a template: where (`records[2].ttl`; empty is the whole), and what should be there. */
export interface TemplateProblem {
  path: string
  message: string
}

/** Reads a template from parsed JSON: the template, or all that is wrong with it. */
export function readTemplate(
  json: unknown,
): { ok: true; template: DomainTemplate } | { ok: false; problems: TemplateProblem[] } {
  const read = templateSchema.safeParse(json)
  if (read.success) return { ok: true, template: read.data }
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({ path: written(path), message })),
  }
}

function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`
    return before === '' ? String(step) : `${before}.${String(step)}`
  }, '')
}
