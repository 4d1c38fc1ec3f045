import { z } from 'zod'
import { endpoint, isEndpoint } from '@/lib/contract/endpoint'
import {
  credentialHeader,
  headerName,
  headers,
  isOpenHeader,
  name,
  path,
  template,
} from '@/lib/contract/provider-parts'
import { isFailureCode } from '@/lib/core/failure'

/** What a request is made of, besides its credential. The body is sent as JSON. */
const request = {
  url: endpoint,
  method: z.enum(['GET', 'POST']).optional(),
  headers: headers.optional(),
  body: z.record(name, z.string().max(4000)).optional(),
  okField: path.optional(),
}

const credentialPlaceSchema = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('header'),
    name: credentialHeader,
    prefix: z
      .string()
      .max(40)
      .regex(/^[\x20-\x7e]*$/, 'Printable ASCII only.')
      // They sign in a socket (RFC 4559 §5), which other requests may use after it.
      .refine((prefix) => !/^(ntlm|negotiate)\b/i.test(prefix), 'This scheme is not supported.'),
    value: template.optional(),
  }),
  z.strictObject({ in: z.literal('query'), name, value: template.optional() }),
  z.strictObject({
    in: z.literal('basic'),
    username: template.or(z.literal('')),
    password: z.string().max(500),
  }),
  z.strictObject({
    in: z.literal('sigv4'),
    service: template,
    region: template,
    accessKey: template,
    secretKey: template,
  }),
  z.strictObject({ in: z.literal('url') }),
  z.strictObject({ in: z.literal('dpop') }),
])

/** Where the connected account is described. */
export const identitySchema = z.strictObject({
  ...request,
  id: z.array(path).min(1),
  name: z.array(path).optional(),
  email: z.array(path).optional(),
  picture: z.array(path).optional(),
  pictureTemplate: z
    .string()
    .max(2000)
    .refine((text) => isEndpoint(text.replaceAll('.', '_')), 'This must be an https address.')
    .optional(),
})

const httpProbeSchema = z.strictObject({
  ...request,
  type: z.literal('http').optional(),
  credential: credentialPlaceSchema.optional(),
  failField: path.optional(),
  errorField: path.optional(),
  errors: z.record(z.string().max(200), z.string().refine(isFailureCode, 'Not a failure code.')).optional(),
  limited: z.array(z.string().min(1).max(200)).max(50).optional(),
  scopesHeader: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}$/)
    .optional(),
})

const serverProbeSchema = z.strictObject({
  type: z.enum(['smtp', 'postgresql', 'mysql']),
  host: template,
  port: template,
  username: template,
  password: template,
  database: template.optional(),
  security: template,
})

/** What tells whether a credential works. */
export const probeSchema = z.union([httpProbeSchema, serverProbeSchema])

/** The provider's API, as proxied requests reach it. */
export const apiSchema = z.strictObject({
  baseUrl: endpoint,
  baseUrlFrom: z
    .strictObject({
      kept: path,
      within: z
        .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
        .min(1)
        .max(20),
    })
    .optional(),
  headers: headers.optional(),
  callerHeaders: z
    .array(headerName.refine((header) => isOpenHeader(header), 'This header is set by Patchbay.'))
    .max(50)
    .optional(),
  limits: z
    .strictObject({
      concurrent: z.number().int().min(1).max(1000).optional(),
      perMinute: z.number().int().min(1).max(10_000_000).optional(),
      answerSeconds: z.number().int().min(1).max(900).optional(),
    })
    .optional(),
  credential: credentialPlaceSchema,
})
