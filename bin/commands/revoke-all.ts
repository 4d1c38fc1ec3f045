import { systemActor } from '@/lib/core/actor'
import { type Ended, listRevocable, revokeAll as revokeConnections } from '@/lib/operations/revoke-all'
import { whoUsesIntegration } from '@/lib/operations/who-uses'
import { type Command, counted, needed, UsageError } from './command'

const actor = systemActor('command line')

export const revokeAll: Command = {
  name: 'revoke-all',
  summary: 'disconnects every connection of an integration, and has the provider end each grant',
  options: { integration: { type: 'string' }, yes: { type: 'boolean' } },
  help: {
    integration: 'its slug or id',
    yes: 'does it; without it, only says what would go and who would be hit',
  },
  async run(values) {
    const integration = needed(values, 'integration')
    if (!values.yes) throw await ask(integration)
    const ended = await revokeConnections(actor, integration)
    const failed = ended.some(({ outcome }) => outcome === 'failed' || outcome === 'error')
    const lines = ended.length === 0 ? [`Nothing is connected through ${integration}.`] : ended.map(explain)
    return { json: { integration, ended }, lines, failed }
  },
}

/** What would go and who would be hit, as the reason why nothing was done. */
async function ask(integration: string): Promise<UsageError> {
  const connections = await listRevocable(actor, integration)
  const { callers } = await whoUsesIntegration(actor, integration)
  const hit = callers.filter(({ active }) => active)
  return new UsageError(
    [
      `This would disconnect ${counted(connections.length, 'connection')}${connections.length > 0 ? ':' : '.'}`,
      ...connections.map(({ key }) => `  ${key}`),
      ...(hit.length > 0 ? ['Programs that would get nothing any more:'] : []),
      ...hit.map(({ name, week }) => `  ${name}: ${counted(week, 'call')} in the last seven days`),
      'Add --yes to do it.',
    ].join('\n'),
  )
}

const WORDS: Record<Ended['outcome'], string> = {
  revoked: 'disconnected, and revoked by the provider',
  not_offered:
    'disconnected; the provider offers no revocation: end the access in the account’s settings there',
  failed:
    'disconnected, but the provider could not be asked to revoke it: end the access in the account’s settings there',
  error: 'NOT disconnected: try again',
}

function explain({ key, outcome, code }: Ended): string {
  return `${key}: ${WORDS[outcome]}${code === null ? '' : ` (${code})`}`
}
