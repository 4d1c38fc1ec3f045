import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const xai = {
  key: 'xai',
  name: 'xAI',
  description: 'Grok models for text, images and search.',
  categories: ['AI'],
  aliases: ['Grok', 'x.ai', 'language model'],
  capabilities: ['Generate text', 'Generate images', 'Search the web and X'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'xai-…',
      help: 'From the API keys of your team in the xAI console. Not a management key.',
    }),
  ],
  identity: {
    url: 'https://api.x.ai/v1/api-key',
    // The team is what is connected; it has no name here, but the key does.
    id: ['team_id', 'user_id'],
    name: ['name'],
  },
  probe: {
    // The key's own page describes a key that is disabled or blocked too; this one refuses it.
    url: 'https://api.x.ai/v1/models',
    errors: { 'Incorrect…': 'invalid_token' },
  },
  api: {
    baseUrl: 'https://api.x.ai/v1',
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote: 'Delete the key, or disable it, among the API keys of your team at https://console.x.ai.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://console.x.ai/team/default/api-keys) in the xAI console and choose **Create API key**.',
        'Name it after what will use it, and choose what it may use. If you restrict its endpoints, include the one that lists models, so that Patchbay can test it.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Buy credits under **Billing** in the console: without them requests are refused.',
        'Save the form, then test the connection. The test lists models and spends nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Die Grok-Modelle für Text, Bilder und Suche.',
      fields: germanFields({
        api_key: {
          help: 'Aus den API-Schlüsseln Ihres Teams in der xAI-Konsole. Kein Verwaltungsschlüssel.',
        },
      }),
      endNote:
        'Löschen oder deaktivieren Sie den Schlüssel unter den API-Schlüsseln Ihres Teams auf https://console.x.ai.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In der xAI-Konsole [API keys](https://console.x.ai/team/default/api-keys) öffnen und **Create API key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird, und wählen, was er nutzen darf. Werden seine Endpunkte beschränkt, den einschließen, der Modelle auflistet, damit Patchbay ihn testen kann.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'In der Konsole unter **Billing** Guthaben kaufen: Ohne werden Anfragen abgelehnt.',
            'Formular speichern, dann die Verbindung testen. Der Test listet Modelle auf und verbraucht nichts.',
          ],
        },
      ],
    },
  },
  source: 'https://docs.x.ai/developers/debugging',
  checkedOn: '2026-11-21',
} as const satisfies Provider
