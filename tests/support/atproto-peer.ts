import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PEER } from './atproto-install'

/** Somebody with an account at the peer's PDS. */
export interface AtprotoAccount {
  did: string
  handle: string
  password: string
}

/** One request that the PDS or the directory has answered. */
export interface AnsweredRequest {
  method: string
  /** With its query. */
  path: string
  dpop: string | null
  authorization: string | null
  status: number
}

/** A real PLC directory and a real PDS with its OAuth server. */
export interface AtprotoPeer {
  /** `http://localhost:port` of the PDS, which is its own authorization server. */
  pds: string
  plc: string
  /** Their `host:port`s, for PATCHBAY_EGRESS_ALLOW. */
  endpoints: readonly string[]
  createAccount(
    name: string,
    profile?: Record<string, unknown>,
    /** A PNG, for the profile. */
    avatar?: Buffer,
  ): Promise<AtprotoAccount>
  changeHandle(did: string, handle: string): Promise<void>
  /** Puts another profile in the place of the one before, with this picture, a PNG, or with none. */
  changeProfile(
    account: Pick<AtprotoAccount, 'handle' | 'password'>,
    profile: Record<string, unknown>,
    avatar?: Buffer,
  ): Promise<void>
  /** Ends every session of an account at the server. Answers how many there were. */
  revokeTokens(did: string): Promise<number>
  /** Whether the PDS refuses every access token as invalid, those that it has given just now too. */
  refuse(all: boolean): Promise<void>
  /** How many sessions an account has. */
  tokens(did: string): Promise<number>
  /** Lets the PDS fetch the documents of a public client from a server of the tests. */
  standFor(host: string, origin: string): Promise<void>
  requests(): Promise<AnsweredRequest[]>
  forget(): Promise<number>
  stop(): Promise<void>
}

interface Message {
  id?: number
  answer?: unknown
  error?: string
  ready?: { pds: string; plc: string }
}

/** Starts both on 127.0.0.1, in one process of their own. `whyNoAtprotoPeer` says first whether there is one. */
export async function startAtprotoPeer(): Promise<AtprotoPeer> {
  const child = fork(join(PEER, 'network.cjs'), [], {
    cwd: PEER,
    execArgv: ['-r', join(PEER, 'loopback-only.cjs')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const waiting = new Map<number, (message: Message) => void>()
  const exited = once(child, 'exit')
  const ready = new Promise<{ pds: string; plc: string }>((resolve) => {
    child.on('message', (message: Message) => {
      if (message.ready) resolve(message.ready)
      else waiting.get(message.id ?? -1)?.(message)
    })
  })
  const failed = exited.then(() =>
    Promise.reject(new Error(`The AT Protocol peer did not start.\n${errors}`)),
  )
  const { pds, plc } = await Promise.race([ready, failed])
  let last = 0
  const ask = <T>(question: string, words: Record<string, unknown> = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ answer, error }) => {
        waiting.delete(id)
        if (error === undefined) resolve(answer as T)
        else reject(new Error(`${question}: ${error}`))
      })
      child.send({ id, ask: question, ...words })
    })
  return {
    ...{ pds, plc, endpoints: [new URL(pds).host, new URL(plc).host] },
    createAccount: (name, profile, avatar) =>
      ask('createAccount', {
        ...{ handle: `${name}.test`, password: `${name}-password`, profile },
        avatar: avatar?.toString('base64'),
      }),
    changeHandle: (did, handle) => ask('changeHandle', { did, handle }),
    changeProfile: ({ handle, password }, profile, avatar) =>
      ask('changeProfile', { handle, password, profile, avatar: avatar?.toString('base64') }),
    revokeTokens: (did) => ask('revokeTokens', { did }),
    refuse: (all) => ask('refuse', { all }),
    tokens: (did) => ask('tokens', { did }),
    standFor: (host, origin) => ask('standFor', { host, origin }),
    requests: () => ask('requests'),
    forget: () => ask('forget'),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
