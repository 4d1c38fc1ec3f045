import { systemActor } from '@/lib/core/actor'
import type { AuditFault, FaultCode } from '@/lib/operations/judge-block'
import { type AuditReport, verifyAudit } from '@/lib/operations/verify-audit'
import { type Command, counted } from './command'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'checks that no line of the logs was altered, removed or added',
  options: { head: { type: 'string' } },
  help: {
    head: 'heads that were kept elsewhere: a copy of access-head.json, or a line “the heads of the logs” of the process’s log',
  },
  async run(values) {
    const file = typeof values.head === 'string' ? values.head : null
    const report = await verifyAudit(systemActor('command line'), file)
    const ok = report.faultCount === 0
    return { json: { ok, ...report }, lines: [...linesOf(report), ...verdictOf(report)], failed: !ok }
  },
}

function linesOf({ events, access, heads, ms }: AuditReport): string[] {
  const { purged, unsealed } = access
  const blocks = counted(access.blocks, 'block')
  const head = heads.found
    ? `Compared with the heads in ${heads.file}${heads.at ? `, written ${heads.at}` : ''}.`
    : `No heads in ${heads.file}: an end that was cut off would not be seen.`
  return [
    `Change log: ${counted(events.lines, 'line')}.`,
    `Access log: ${counted(access.lines, 'line')} in ${blocks}${unsealed > 0 ? `, and ${unsealed.toLocaleString('en')} too new to be sealed` : ''}.`,
    ...(purged ? [`Purged by age up to block ${purged.sequence}, ${purged.at}.`] : []),
    head,
    `Read in ${(ms / 1000).toFixed(1)} s.`,
  ]
}

function verdictOf({ faults, faultCount }: AuditReport): string[] {
  if (faultCount === 0) return ['Both logs stand as they were written.']
  const more = faultCount - faults.length
  return [
    `${counted(faultCount, 'FAULT')}:`,
    ...faults.map((fault) => `  ${explain(fault)}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ]
}

const WORDS: Record<FaultCode, string> = {
  gap: 'what stood before it is gone',
  altered: 'it was altered',
  lines_missing: 'lines of it are gone',
  lines_added: 'lines were put into it',
  unknown_key: 'its key is not in PATCHBAY_ENCRYPTION_KEYS: put that back to check it',
  checkpoint: 'it is said to be purged, and no key vouches for that',
  stray_lines: 'lines stand before the beginning of the log',
  cut: 'the log was longer once: its end was cut off, or an older backup was put in its place',
  gone: 'the log is gone altogether, or another database was put in its place',
  replaced:
    'another one stood here once: the log was cut off and grew again, or a backup was put in its place',
}

function explain({ log, sequence, code }: AuditFault): string {
  const what = log === 'events' ? 'change log, line' : 'access log, block'
  return `${what} ${sequence}: ${WORDS[code]}`
}
