import pino, { type Logger } from 'pino'
import { env } from '@/lib/env'
import { once } from '@/lib/once'

/**
 * The one logger: JSON lines, UTC. Callers name the fields they log; no object of a request, a provider's answer
 * or a credential is ever handed over whole. An error is logged as its code, message and cause's message.
 */
export function log(): Logger {
  return once('log', () =>
    pino({
      level: env().logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    }),
  )
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { name, code, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) }
}
