import { type DomainGrant, post, refusalOf, saidBy } from '@/lib/domain-connect/api-request'
import { type Application, applicationPairs, templatePath } from '@/lib/domain-connect/application'
import { type Answer, isObject, jsonObject } from '@/lib/oauth/answer'

/** A record that is in the template's way, as the provider tells it. */
export interface ConflictingRecord {
  type: string
  host: string
  data: string
}

/** What became of a template. A provider may accept it (202) and take its time: DNS says when it is there. */
export type ApplyOutcome =
  | { type: 'applied'; httpStatus: number }
  | { type: 'conflict'; records: readonly ConflictingRecord[]; said: string | null }

/**
 * Applies a template under a grant (the asynchronous flow). May be repeated. With `force` the provider removes what is
 * in the way. Throws `reserved_parameter` and `api_url_changed` before anything is sent, else as `refusalOf` says.
 */
export async function apply(
  grant: DomainGrant,
  application: Application & { force?: boolean },
): Promise<ApplyOutcome> {
  const pairs = applicationPairs(grant.config, application)
  if (application.force) pairs.push(['force', '1'])
  const answer = await post(grant, `${templatePath(application)}/apply`, pairs)
  const { status } = answer
  if (status >= 200 && status < 300) return { type: 'applied', httpStatus: status }
  if (status === 409)
    return { type: 'conflict', records: conflictsIn(answer), said: saidBy(answer, grant.accessToken) }
  throw refusalOf(answer, grant)
}

/** The body is optional, and so is what it says of each record. */
function conflictsIn(answer: Answer): ConflictingRecord[] {
  const records = jsonObject(answer)?.records
  if (!Array.isArray(records)) return []
  return records
    .filter(isObject)
    .slice(0, 200)
    .map((record) => ({
      type: text(record.type),
      host: text(record.host ?? record.name),
      data: text(record.data ?? record.pointsTo),
    }))
}

function text(value: unknown): string {
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return plain.replace(/\p{Cc}+/gu, ' ').slice(0, 1000)
}
