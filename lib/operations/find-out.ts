import 'server-only'
import { isProviderFailure } from '@/lib/core/failure'
import { redact } from '@/lib/core/redact'
import type { ProbeResult } from '@/lib/egress/probes/http'
import type { Finding } from '@/lib/operations/record-validation'

/**
 * What asking a provider finds: whatever it refuses is told, not thrown. `secrets` are struck out of its words; more may
 * be put there while it is asked.
 */
export async function findOut(
  secrets: readonly string[],
  ask: () => Promise<ProbeResult>,
  startedAt = performance.now(),
): Promise<Finding> {
  try {
    return { failure: null, detail: null, ...(await ask()) }
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    const detail = error.words === null ? null : redact(error.words, secrets)
    const latencyMs = Math.round(performance.now() - startedAt)
    return { failure: error, detail, latencyMs, scopes: null, limited: false }
  }
}
