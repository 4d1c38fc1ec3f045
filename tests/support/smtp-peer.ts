import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A real mail server that takes nothing but a sign-in. */
export interface SmtpPeer {
  port: number
  /** The user names and passwords that were tried, and whether they came over TLS. */
  seen: { username: string; password: string; secure: boolean }[]
  /** Connections that are open. */
  open(): number
  stop(): Promise<void>
}

/** Starts one on 127.0.0.1 that knows `user` with the password `right`. */
export async function startSmtp(options: SMTPServerOptions): Promise<SmtpPeer> {
  const seen: SmtpPeer['seen'] = []
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, session, answer) => {
      seen.push({ username: username ?? '', password: password ?? '', secure: session.secure })
      if (username === 'user' && password === 'right') return answer(null, { user: 'user' })
      answer(Object.assign(new Error('5.7.8 Error: authentication failed'), { responseCode: 535 }))
    },
    ...options,
    logger: false,
    closeTimeout: 100,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    seen,
    open: () => server.connections.size,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
