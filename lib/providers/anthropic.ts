import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

/** Required with every request. The only version that there is since 2023. */
const headers = { 'anthropic-version': '2023-06-01' }

export const anthropic = {
  key: 'anthropic',
  name: 'Anthropic',
  description: 'Claude models through the Claude API.',
  categories: ['AI'],
  aliases: ['Claude', 'Claude API', 'language model'],
  capabilities: ['Generate text', 'Read images and documents', 'Run batches'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'sk-ant-…',
      help: 'From the API keys of the Claude Console, best of a service account. Not an Admin API key.',
    }),
  ],
  probe: {
    url: 'https://api.anthropic.com/v1/models',
    headers,
    errors: {
      authentication_error: 'invalid_token',
      permission_error: 'access_denied',
      rate_limit_error: 'rate_limited',
    },
  },
  api: {
    baseUrl: 'https://api.anthropic.com/v1',
    headers,
    callerHeaders: ['anthropic-beta'],
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'x-api-key', prefix: '', value: '{api_key}' },
  },
  endNote: 'Delete the key, or disable it, at https://platform.claude.com/settings/keys.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://platform.claude.com/settings/keys) in the Claude Console and choose **Create key**.',
        'Name it after what will use it, choose when it expires, and link it to a **service account**: a personal key ends when its owner leaves.',
        'Choose a workspace to hold its spending apart from others.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: ['Save the form, then test the connection. The test lists models and spends nothing.'],
    },
  ],
  translations: {
    de: {
      description: 'Die Claude-Modelle über die Claude-API.',
      fields: germanFields({
        api_key: {
          help: 'Aus den API-Schlüsseln der Claude Console, am besten eines Dienstkontos. Kein Schlüssel der Admin-API.',
        },
      }),
      endNote: 'Löschen oder deaktivieren Sie den Schlüssel unter https://platform.claude.com/settings/keys.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In der Claude Console [API keys](https://platform.claude.com/settings/keys) öffnen und **Create key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird, wählen, wann er abläuft, und ihn mit einem **Service account** verknüpfen: Ein persönlicher Schlüssel endet, wenn sein Inhaber geht.',
            'Einen Workspace wählen, um seine Kosten getrennt zu halten.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test listet Modelle auf und verbraucht nichts.',
          ],
        },
      ],
    },
  },
  mark: 'anthropic',
  source: 'https://platform.claude.com/docs/en/get-api-key',
  checkedOn: '2026-11-21',
} as const satisfies Provider
