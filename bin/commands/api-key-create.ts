import { systemActor } from '@/lib/core/actor'
import { API_SCOPES } from '@/lib/core/roles'
import { createApiKey } from '@/lib/operations/create-api-key'
import { type Command, list, needed } from './command'

export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: 'makes an API key and prints it, once',
  options: { name: { type: 'string' }, scope: { type: 'string', multiple: true } },
  help: { name: 'what it is for', scope: `what it may do; may be repeated: ${API_SCOPES.join(', ')}` },
  async run(values) {
    const made = await createApiKey(systemActor('command line'), {
      name: needed(values, 'name'),
      scopes: list(values, 'scope'),
    })
    return { json: made, lines: [made.key, 'Keep it now: only its digest is stored.'] }
  },
}
