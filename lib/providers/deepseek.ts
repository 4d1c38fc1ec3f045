import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const deepseek = {
  key: 'deepseek',
  name: 'DeepSeek',
  description: 'DeepSeek’s chat and reasoning models, in the format of the OpenAI API.',
  categories: ['AI'],
  aliases: ['language model', 'reasoning'],
  capabilities: ['Generate text', 'Reason step by step', 'Complete code'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'sk-…',
      help: 'From the API keys of the DeepSeek platform. Keys of resellers do not work here.',
    }),
  ],
  probe: {
    url: 'https://api.deepseek.com/models',
    errors: { authentication_error: 'invalid_token' },
  },
  api: {
    baseUrl: 'https://api.deepseek.com',
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote: 'Delete the key at https://platform.deepseek.com/api_keys.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://platform.deepseek.com/api_keys) on the DeepSeek platform and choose **Create new API key**.',
        'Name it after what will use it, and copy it into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Add credit under [Top up](https://platform.deepseek.com/top_up): without a balance models answer 402.',
        'Save the form, then test the connection. The test lists models and spends nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Die Chat- und Reasoning-Modelle von DeepSeek, im Format der API von OpenAI.',
      fields: germanFields({
        api_key: {
          help: 'Aus den API-Schlüsseln der DeepSeek-Plattform. Schlüssel von Wiederverkäufern funktionieren hier nicht.',
        },
      }),
      endNote: 'Löschen Sie den Schlüssel unter https://platform.deepseek.com/api_keys.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'Auf der DeepSeek-Plattform [API keys](https://platform.deepseek.com/api_keys) öffnen und **Create new API key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird, und in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Unter [Top up](https://platform.deepseek.com/top_up) Guthaben aufladen: Ohne Guthaben antworten Modelle mit 402.',
            'Formular speichern, dann die Verbindung testen. Der Test listet Modelle auf und verbraucht nichts.',
          ],
        },
      ],
    },
  },
  mark: 'deepseek',
  source: 'https://api-docs.deepseek.com/api/list-models',
  checkedOn: '2026-11-21',
} as const satisfies Provider
