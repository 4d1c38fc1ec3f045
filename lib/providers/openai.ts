import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const openai = {
  key: 'openai',
  name: 'OpenAI',
  description: 'GPT models, embeddings, speech and images through the OpenAI API.',
  categories: ['AI'],
  aliases: ['ChatGPT', 'GPT', 'Whisper', 'Sora', 'language model'],
  capabilities: ['Generate text', 'Make embeddings', 'Transcribe speech', 'Generate images'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'sk-…',
      help: 'A secret key of a project, best of a service account. A ChatGPT subscription does not come with one.',
    }),
  ],
  probe: {
    url: 'https://api.openai.com/v1/models',
    errors: {
      invalid_api_key: 'invalid_token',
      unsupported_country_region_territory: 'access_denied',
    },
    // What a restricted key is told that may not list models.
    limited: ['You have insufficient permissions for this operation…'],
  },
  api: {
    baseUrl: 'https://api.openai.com/v1',
    callerHeaders: ['openai-organization', 'openai-project', 'openai-beta'],
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote: 'Revoke the key at https://platform.openai.com/api-keys, in the project that it belongs to.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://platform.openai.com/api-keys) on the OpenAI platform and choose the project.',
        'Choose **Create new secret key**. Have it owned by a **service account**, so that it outlives the people who made it.',
        'For a key of your own, choose **Restricted** and grant only what will be used. **List models: Read** lets Patchbay test it fully.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Make sure that the organisation has a way to pay under [Billing](https://platform.openai.com/settings/organization/billing/overview): without it models answer 429.',
        'Save the form, then test the connection. The test lists models and spends nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'GPT-Modelle, Embeddings, Sprache und Bilder über die API von OpenAI.',
      fields: germanFields({
        api_key: {
          help: 'Ein geheimer Schlüssel eines Projekts, am besten eines Dienstkontos. Zu einem Abo von ChatGPT gehört keiner.',
        },
      }),
      endNote:
        'Widerrufen Sie den Schlüssel unter https://platform.openai.com/api-keys, in dem Projekt, zu dem er gehört.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'Auf der Plattform von OpenAI [API keys](https://platform.openai.com/api-keys) öffnen und das Projekt wählen.',
            '**Create new secret key** wählen. Am besten gehört er einem **Service account**, damit er die Personen überdauert, die ihn anlegen.',
            'Für einen persönlichen Schlüssel **Restricted** wählen und nur erlauben, was gebraucht wird. Mit **List models: Read** kann Patchbay ihn ganz testen.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Sicherstellen, dass die Organisation unter [Billing](https://platform.openai.com/settings/organization/billing/overview) eine Zahlungsart hat: Ohne sie antworten Modelle mit 429.',
            'Formular speichern, dann die Verbindung testen. Der Test listet Modelle auf und verbraucht nichts.',
          ],
        },
      ],
    },
  },
  source: 'https://platform.openai.com/docs/api-reference/models/list',
  checkedOn: '2026-11-21',
} as const satisfies Provider
