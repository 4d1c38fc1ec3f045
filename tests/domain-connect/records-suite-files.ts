import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ROOT } from '../support/sources'

/**
 * Where the standard's compliance suite lies: `*.yaml` by `suite_type`, and `templates/`. It is never a part of this
 * repository; PATCHBAY_TEST_DOMAIN_CONNECT names another folder.
 */
export const folder = process.env.PATCHBAY_TEST_DOMAIN_CONNECT ?? join(ROOT, '../shared/data/domain-connect')

/** Null, or why the suite cannot be run. */
export const missing = existsSync(folder)
  ? null
  : 'the Domain Connect compliance suite is not in ../shared/data'
if (missing) process.stderr.write(`skipped: ${missing}\n`)

/** YAML takes some texts for numbers. */
const text = z.coerce.string()
const record = z.looseObject({ type: text, name: text, data: text })
const params = z.record(z.string(), text)

const caseSchema = z.object({
  id: z.string(),
  input: z.looseObject({
    zone_records: z.array(record),
    template_records: z.array(z.looseObject({ type: z.string() })).optional(),
    domain: z.string(),
    host: z.string().nullish(),
    params: params.nullish().transform((given) => given ?? {}),
    group_ids: z.array(z.coerce.string()).nullish(),
    multi_aware: z.boolean().nullish(),
    multi_instance: z.boolean().nullish(),
    provider_id: z.string().nullish(),
    service_id: z.string().nullish(),
    unique_id: z.string().nullish(),
    redirect_records: z
      .array(z.object({ type: z.string(), pointsTo: z.string(), ttl: z.coerce.number() }))
      .nullish(),
  }),
  expect: z.object({
    new_count: z.number().optional(),
    delete_count: z.number().optional(),
    records: z.array(record).optional(),
    exception: z.string().optional(),
  }),
})

export type SuiteCase = z.infer<typeof caseSchema>

const suiteSchema = z.object({ suite_type: z.string(), tests: z.array(caseSchema) })

/** The cases of one type, of every file there. */
export function casesOf(type: 'process_records' | 'apply_template'): SuiteCase[] {
  if (missing) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => suiteSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))))
    .filter(({ suite_type }) => suite_type === type)
    .flatMap(({ tests }) => tests)
}

/** The templates of the suite, parsed, by file name. */
export function templates(): [string, unknown][] {
  if (missing) return []
  const place = join(folder, 'templates')
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(place, name), 'utf8'))])
}
