import { z } from 'zod'
import { line } from '@/lib/contract/common'
import { oauth2Schema } from '@/lib/contract/provider-oauth2'
import { name, note } from '@/lib/contract/provider-parts'
import { apiSchema, identitySchema, probeSchema } from '@/lib/contract/provider-requests'
import { isSlug } from '@/lib/core/connection-key'
import { contradictionsIn } from '@/lib/core/provider-sense'

/** One input. It has no `pattern`: that is an expression which would run here, on whatever is typed. */
const fieldSchema = z.strictObject({
  key: name,
  label: line(80),
  type: z.enum(['text', 'password', 'textarea', 'number', 'select']),
  required: z.boolean().default(true),
  // A field that does not say is a secret: a free text may hold one.
  secret: z.boolean().default(true),
  placeholder: z.string().max(200).optional(),
  help: z.string().max(500).optional(),
  default: z.string().max(500).optional(),
  suffix: z.string().max(100).optional(),
  options: z
    .array(
      z.strictObject({
        value: z.string().max(200),
        label: z.string().max(200),
        fills: z.record(name, z.string().max(200)).optional(),
      }),
    )
    .max(100)
    .optional(),
})

/**
 * A provider as an admin defines it: the shape of the shipped data (DESIGN §6). Unknown members are refused, and so is
 * what contradicts itself.
 */
export const providerDefinitionSchema = z
  .strictObject({
    key: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.'),
    name: line(80),
    description: z.string().max(500).default(''),
    categories: z.array(line(40)).max(10).default([]),
    aliases: z.array(line(40)).max(20).optional(),
    capabilities: z.array(line(80)).max(30).optional(),
    authType: z.enum(['oauth2', 'api_key', 'key_secret', 'bot_token', 'credentials']),
    fields: z.array(fieldSchema).max(20).default([]),
    oauth2: oauth2Schema.optional(),
    identity: identitySchema.optional(),
    probe: probeSchema.optional(),
    api: apiSchema.optional(),
    endNote: note.optional(),
    instructions: z
      .array(z.strictObject({ title: line(200), steps: z.array(z.string().max(1000)).max(30) }))
      .max(20)
      .optional(),
  })
  .superRefine((definition, check) => {
    for (const { path, message } of contradictionsIn(definition))
      check.addIssue({ code: 'custom', path: [...path], message })
  })
