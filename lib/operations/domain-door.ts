import 'server-only'
import { answerLimits, type Door } from '@/lib/domain-connect/door'
import { egressFetch } from '@/lib/egress/fetch'
import type { DnsPolicy } from '@/lib/egress/name-servers'
import { textRecordsByDns } from '@/lib/egress/text-records'
import { env } from '@/lib/env'

/** Our ways out, as Domain Connect is handed them. */
export function domainDoor(): Door {
  const { dnsServers, egressAllow } = env()
  return { fetch: egressFetch(answerLimits), resolveTxt: textRecordsByDns(dnsServers), allow: egressAllow }
}

/** Whom DNS is asked here. */
export function dnsPolicy(): DnsPolicy {
  return { servers: env().dnsServers, allow: env().egressAllow }
}
