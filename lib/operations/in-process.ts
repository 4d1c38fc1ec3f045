import 'server-only'
import type { Answered, IntegrationError, IntegrationErrorCode } from '@/lib/contract/in-process'
import { type Actor, systemActor } from '@/lib/core/actor'
import { type ErrorCode, isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'

/** The code of this process, which may have secrets. */
export const inProcess = (): Actor => systemActor('code of this process')

export function answer<T>(value: T): Answered<T> {
  return { ok: true, value }
}

export function refuse(code: IntegrationErrorCode, more: Omit<IntegrationError, 'code'> = {}) {
  return { ok: false as const, error: { code, ...more } }
}

/** PhoenixKit's words for ours. */
const RENAMED: Partial<Record<ErrorCode, IntegrationErrorCode>> = {
  not_found: 'not_configured',
  not_connected: 'not_configured',
  setup_incomplete: 'client_credentials_not_configured',
}

/** Does it, and answers what was foreseen to go wrong as a value; what nobody foresaw is thrown on. */
export async function answering<T>(work: () => Promise<Answered<T>>): Promise<Answered<T>> {
  try {
    return await work()
  } catch (error) {
    if (isProviderFailure(error)) return refuse(error.code, { status: error.httpStatus })
    if (!isPatchbayError(error)) throw error
    const { code, message, fields } = error
    return refuse(RENAMED[code] ?? code, { message, ...(Object.keys(fields).length > 0 && { fields }) })
  }
}
