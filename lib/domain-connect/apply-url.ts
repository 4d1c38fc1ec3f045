import { type Application, applicationPairs, pageOf, templatePath } from '@/lib/domain-connect/application'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { optional } from '@/lib/domain-connect/parameters'
import { type Signing, signedQuery } from '@/lib/domain-connect/signing'

/**
 * Where to send a person who is to apply a template (the synchronous flow). With `signing` the address must be used as
 * it is, byte for byte. Throws `flow_not_offered`, `reserved_parameter`, `invalid_input`.
 */
export function applyUrl(
  config: DomainConfig,
  application: Application & {
    redirectUri?: string
    /** Comes back with the person. */
    state?: string
    signing?: Signing
  },
): string {
  const pairs = [
    ...applicationPairs(config, application),
    ...optional('redirect_uri', application.redirectUri),
    ...optional('state', application.state),
  ]
  const query = signedQuery(pairs, application.signing)
  return `${pageOf(config, 'sync')}${templatePath(application)}/apply?${query}`
}
