import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const mistral = {
  key: 'mistral',
  name: 'Mistral AI',
  description: 'Mistral’s models, embeddings and document reading, hosted in Europe.',
  categories: ['AI'],
  aliases: ['La Plateforme', 'Mistral Studio', 'Codestral', 'language model'],
  capabilities: ['Generate text', 'Make embeddings', 'Read documents', 'Complete code'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: '32 letters and digits',
      help: 'A key of type Studio. It belongs to one workspace, and Codestral’s own endpoint does not take it.',
    }),
  ],
  probe: { url: 'https://api.mistral.ai/v1/models', errors: { Unauthorized: 'invalid_token' } },
  api: {
    baseUrl: 'https://api.mistral.ai/v1',
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote: 'Delete the key at https://console.mistral.ai/api-keys, in the workspace that it belongs to.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://console.mistral.ai/api-keys) in Mistral’s Studio and choose the workspace.',
        'Choose **Create new key**, name it after what will use it, and set a day on which it expires.',
        'Copy the key into the form. It is shown this once, and may take some minutes until it works.',
      ],
    },
    {
      title: 'Connect',
      steps: ['Save the form, then test the connection. The test lists models and spends nothing.'],
    },
  ],
  translations: {
    de: {
      description: 'Die Modelle von Mistral, Embeddings und das Lesen von Dokumenten, in Europa gehostet.',
      fields: germanFields({
        api_key: {
          placeholder: '32 Buchstaben und Ziffern',
          help: 'Ein Schlüssel der Art Studio. Er gehört zu einem Workspace, und der eigene Endpunkt von Codestral nimmt ihn nicht.',
        },
      }),
      endNote:
        'Löschen Sie den Schlüssel unter https://console.mistral.ai/api-keys, in dem Workspace, zu dem er gehört.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In Mistrals Studio [API keys](https://console.mistral.ai/api-keys) öffnen und den Workspace wählen.',
            '**Create new key** wählen, den Schlüssel danach benennen, was ihn nutzen wird, und einen Tag setzen, an dem er abläuft.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt und gilt vielleicht erst nach einigen Minuten.',
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
  source: 'https://docs.mistral.ai/admin/security-access/api-keys',
  checkedOn: '2026-11-21',
} as const satisfies Provider
