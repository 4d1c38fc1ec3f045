import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { env } from '@/lib/env'
import { admitUser } from '@/lib/operations/admit-user'

const profileSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email(),
  email_verified: z.literal(true),
  name: z.string().optional(),
})

/**
 * The organisation's own OpenID Connect provider beside passwords, when the environment names one. PKCE, state and
 * nonce are next-auth's; who is admitted is ours.
 */
export function singleSignOn(): OAuthConfig<Record<string, unknown>>[] {
  const { oidc } = env()
  if (!oidc) return []
  return [
    {
      id: 'oidc',
      name: 'Single sign-on',
      type: 'oauth',
      wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      issuer: oidc.issuer,
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      // Many providers keep the address out of the id_token. Its subject must be the same (OpenID Connect Core §5.3.2).
      userinfo: {
        request: ({ client, tokens }) => client.userinfo(tokens as Parameters<typeof client.userinfo>[0]),
      },
      checks: ['pkce', 'state', 'nonce'],
      async profile(claims) {
        const profile = profileSchema.safeParse(claims)
        const sessionId = profile.success ? await admitUser(profile.data, oidc.domains) : undefined
        return { id: String(claims.sub), ...(sessionId && { sessionId }) }
      },
    },
  ]
}
