import { systemActor } from '@/lib/core/actor'
import { API_SCOPES } from '@/lib/core/roles'
import { createApiKey } from '@/lib/operations/create-api-key'
import { readIntegration } from '@/lib/operations/read-integration'
import { type Command, list, needed, UsageError, type Values } from './command'

const DAY_MS = 86_400_000
const MOST_DAYS = 3_650

const actor = systemActor('command line')

export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: 'makes an API key and prints it, once',
  options: {
    name: { type: 'string' },
    scope: { type: 'string', multiple: true },
    integration: { type: 'string', multiple: true },
    'expires-in-days': { type: 'string' },
  },
  help: {
    name: 'what it is for',
    scope: `what it may do; may be repeated: ${API_SCOPES.join(', ')}`,
    integration:
      'slug or id of an integration that it is bound to; may be repeated; without it, it reaches all',
    'expires-in-days': `when it ends, 1 to ${MOST_DAYS} days from now; without it, never`,
  },
  async run(values) {
    const made = await createApiKey(actor, {
      name: needed(values, 'name'),
      scopes: list(values, 'scope'),
      integrationIds: await idsOf(list(values, 'integration')),
      expiresAt: endOf(values),
    })
    return { json: made, lines: [made.key, 'Keep it now: only its digest is stored.'] }
  },
}

async function idsOf(integrations: string[]): Promise<string[]> {
  const found = await Promise.all(integrations.map((slug) => readIntegration(actor, slug)))
  return found.map(({ id }) => id)
}

function endOf(values: Values): Date | null {
  const given = values['expires-in-days']
  if (given === undefined) return null
  const days = /^\d{1,4}$/.test(String(given)) ? Number(given) : 0
  if (days < 1 || days > MOST_DAYS)
    throw new UsageError(`--expires-in-days is a number from 1 to ${MOST_DAYS}`)
  return new Date(Date.now() + days * DAY_MS)
}
