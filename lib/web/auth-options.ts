import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { systemActor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { SESSION_LIFE_MS } from '@/lib/core/session'
import { log } from '@/lib/log'
import { endSession } from '@/lib/operations/end-session'
import { identifySession } from '@/lib/operations/identify-session'
import { startSession } from '@/lib/operations/start-session'
import { isSecure, sessionCookieName } from '@/lib/web/session-cookie'
import { singleSignOn } from '@/lib/web/single-sign-on'

/**
 * next-auth signs people in and out; the cookie that it makes carries a session row's id, and whether that row still
 * stands is read on every request (`lib/web/session`).
 */
export function authOptions(): NextAuthOptions {
  return {
    session: { strategy: 'jwt', maxAge: SESSION_LIFE_MS / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(), ...singleSignOn()],
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
      },
    },
    callbacks: {
      // At sign-in alone there is a user; afterwards the token is handed on as it was.
      jwt: async ({ token, user }) => (user?.sessionId ? { sid: user.sessionId } : { sid: token.sid }),
      session: async ({ session }) => ({ expires: session.expires }),
      redirect: async ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
      signIn: async ({ user }) => Boolean(user.sessionId),
    },
    events: {
      signOut: async ({ token }) => {
        const user = typeof token?.sid === 'string' && (await identifySession(token.sid))
        if (user) await endSession({ ...systemActor('sign-out'), ...user })
      },
    },
    logger: {
      error: (code, details) =>
        log().warn({ code, err: details instanceof Error ? details : undefined }, 'next-auth'),
      warn: (code) => log().debug({ code }, 'next-auth'),
    },
  }
}

function passwordProvider() {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    async authorize(given, request) {
      const header = (name: string) => {
        const value = request.headers?.[name]
        return typeof value === 'string' ? value : null
      }
      try {
        const { sessionId, user } = await startSession(
          {
            type: 'anonymous',
            requestId: header('x-request-id') ?? crypto.randomUUID(),
            address: header('x-patchbay-address'),
          },
          { email: given?.email ?? '', password: given?.password ?? '', userAgent: header('user-agent') },
        )
        return { id: user.id, sessionId }
      } catch (error) {
        // next-auth shows the message of what is thrown here to the page, so that it is a code and nothing else.
        if (isPatchbayError(error)) throw new Error(error.code)
        log().error({ err: error }, 'sign-in failed')
        throw new Error('internal')
      }
    },
  })
}
