import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const openrouter = {
  key: 'openrouter',
  name: 'OpenRouter',
  description: 'Hundreds of language models of many makers behind one API and one bill.',
  categories: ['AI'],
  aliases: ['language models', 'model router'],
  capabilities: ['Generate text', 'Generate images', 'Make embeddings', 'Compare models'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'sk-or-v1-…',
      help: 'From the API keys of your OpenRouter account. A management key creates other keys and cannot run models.',
    }),
  ],
  identity: {
    url: 'https://openrouter.ai/api/v1/key',
    // An older key names nobody: then its own label, which is a piece of the key, tells it from others.
    id: ['data.creator_user_id', 'data.label'],
    name: ['data.label'],
  },
  // Answers for the key itself, spends nothing, and needs no credit.
  probe: { url: 'https://openrouter.ai/api/v1/key' },
  api: {
    baseUrl: 'https://openrouter.ai/api/v1',
    callerHeaders: ['http-referer'],
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote:
    'Delete the key at https://openrouter.ai/settings/keys: requests that carry it are refused from then on.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Sign in to OpenRouter and open [API keys](https://openrouter.ai/settings/keys).',
        'Choose **Create API Key** and name it after what will use it.',
        'Set a **credit limit** and, if you like, a day on which the key expires.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Add credit',
      steps: [
        'Most models need credit: buy some under [Credits](https://openrouter.ai/settings/credits). Free models work without.',
        'Save the form, then test the connection. The test spends nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Hunderte Sprachmodelle vieler Hersteller hinter einer API und einer Rechnung.',
      fields: germanFields({
        api_key: {
          help: 'Aus den API-Schlüsseln Ihres Kontos bei OpenRouter. Ein Verwaltungsschlüssel legt andere an und kann keine Modelle aufrufen.',
        },
      }),
      endNote:
        'Löschen Sie den Schlüssel unter https://openrouter.ai/settings/keys: Anfragen mit ihm werden von da an abgelehnt.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'Bei OpenRouter anmelden und [API keys](https://openrouter.ai/settings/keys) öffnen.',
            '**Create API Key** wählen und den Schlüssel danach benennen, was ihn nutzen wird.',
            'Ein **Credit limit** setzen und auf Wunsch einen Tag, an dem der Schlüssel abläuft.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Guthaben aufladen',
          steps: [
            'Die meisten Modelle brauchen Guthaben: unter [Credits](https://openrouter.ai/settings/credits) welches kaufen. Kostenlose Modelle gehen ohne.',
            'Formular speichern, dann die Verbindung testen. Der Test verbraucht nichts.',
          ],
        },
      ],
    },
  },
  mark: 'openrouter',
  source: 'https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key',
  checkedOn: '2026-11-21',
} as const satisfies Provider
