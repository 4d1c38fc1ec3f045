import { z } from 'zod'

/** What is wrong at one place of a template. `apex`: no record of that type can stand at the domain itself. */
export const TEMPLATE_FAULTS = [
  'text',
  'integer',
  'number',
  'flag',
  'type',
  'record',
  'list',
  'template',
  'apex',
] as const
export type TemplateFault = (typeof TEMPLATE_FAULTS)[number]

/** A fault as zod carries it. */
export const fault = (which: TemplateFault): TemplateFault => which

const text = z.string(fault('text'))

const number = z.custom<number | string>(
  (value) => (typeof value === 'string' ? isNumberText(value) : Number.isInteger(value)),
  fault('number'),
)

/** The published schema has a digit or a variable in it, and not both; a variable's own name may have digits. */
function isNumberText(value: string): boolean {
  return /^%[^%]+%$/.test(value) || /\d/.test(value) !== /%[^%]+%/.test(value)
}

/** What each type of record must have, by the standard's schema; all else is let be. */
const FIELDS: Readonly<Record<string, z.ZodObject>> = {
  A: z.looseObject({ host: text, pointsTo: text, ttl: number }),
  AAAA: z.looseObject({ host: text, pointsTo: text, ttl: number }),
  CNAME: z.looseObject({ host: text, pointsTo: text, ttl: number }),
  NS: z.looseObject({ host: text, pointsTo: text, ttl: number }),
  TXT: z.looseObject({
    host: text,
    data: text,
    ttl: number,
    txtConflictMatchingMode: text.optional(),
    txtConflictMatchingPrefix: text.optional(),
  }),
  MX: z.looseObject({ host: text, pointsTo: text, priority: number, ttl: number }),
  SRV: z.looseObject({
    name: text,
    target: text,
    priority: number,
    protocol: text,
    service: text,
    weight: number,
    port: number,
    ttl: number,
  }),
  SPFM: z.looseObject({ host: text, spfRules: text }),
  REDIR301: z.looseObject({ host: text.optional(), target: text }),
  REDIR302: z.looseObject({ host: text.optional(), target: text }),
  APEXCNAME: z.looseObject({ pointsTo: text, ttl: number }),
}

/** Every other type, such as CAA or TYPE257: its presentation format in `data`. */
const OTHER = z.looseObject({ host: text, data: text, ttl: number })

/** One record of a template, with what its type asks for. */
export const templateRecordSchema = z
  .looseObject(
    {
      type: z.string(fault('type')),
      groupId: text.optional(),
      essential: text.optional(),
    },
    fault('record'),
  )
  .superRefine((record, check) => {
    const fields = Object.hasOwn(FIELDS, record.type) ? (FIELDS[record.type] ?? OTHER) : OTHER
    const issues = fields.safeParse(record).error?.issues ?? []
    for (const { path, message } of issues) check.addIssue({ code: 'custom', path, message })
  })

/** A record as a template writes it: texts with variables in them, which rendering looks at one by one. */
export interface TemplateRecord {
  type: string
  [field: string]: unknown
}
