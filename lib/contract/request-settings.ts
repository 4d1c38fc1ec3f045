import { z } from 'zod'
import { line } from '@/lib/contract/common'
import { type IntegrationChange, integrationChangeSchema, MOST_HEADERS } from '@/lib/contract/integration'
import { headerName, isOpenHeader } from '@/lib/contract/provider-parts'

/** A header as it stands in its row; its name is taken in any case (RFC 9110 §5.1). */
const headerRow = z.strictObject({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'Please fill this in.')
    .pipe(headerName)
    .refine(isOpenHeader, 'Patchbay sets this header itself. Take another name, or remove the row.'),
  value: line(500),
})

/** What the console changes of how an integration's requests go out, by the rules of `PATCH`: each fault has its row. */
export const requestSettingsSchema = integrationChangeSchema
  .pick({ apiBaseUri: true, revocationUri: true })
  .extend({
    headers: z
      .array(headerRow)
      .max(MOST_HEADERS, 'At most 20 headers. Remove some.')
      .superRefine((rows, context) => {
        for (const [at, { name }] of rows.entries())
          if (rows.findIndex((row) => row.name === name) < at)
            context.addIssue({
              ...{ code: 'custom', path: [at, 'name'] },
              message: 'This header is there already. Remove one of the two.',
            })
      })
      .optional(),
  })
export type RequestSettings = z.infer<typeof requestSettingsSchema>

/** The same as a change of the integration. */
export function changeOfRequests({ headers, ...addresses }: RequestSettings): IntegrationChange {
  return {
    ...addresses,
    ...(headers && { headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }),
  }
}
