import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const elevenlabs = {
  key: 'elevenlabs',
  name: 'ElevenLabs',
  description: 'Speech from text, text from speech, cloned voices and talking agents.',
  categories: ['AI'],
  aliases: ['Eleven Labs', 'text to speech', 'voice'],
  capabilities: ['Speak text', 'Transcribe speech', 'Manage voices', 'Run voice agents'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'sk_…',
      help: 'From the API keys in your settings, or of a service account. One with restricted permissions is fine.',
    }),
  ],
  identity: {
    // Needs the permission “User: Read”; it spells the key out too, which nobody reads.
    url: 'https://api.elevenlabs.io/v1/user',
    id: ['user_id'],
    name: ['first_name'],
  },
  probe: {
    url: 'https://api.elevenlabs.io/v1/user',
    errorField: 'detail.status',
    errors: { invalid_api_key: 'invalid_token' },
    // Under a 401, like a wrong key.
    limited: ['missing_permissions'],
  },
  api: {
    baseUrl: 'https://api.elevenlabs.io/v1',
    // A model that thinks answers nothing until it has thought.
    limits: { answerSeconds: 600 },
    credential: { in: 'header', name: 'xi-api-key', prefix: '', value: '{api_key}' },
  },
  endNote: 'Delete the key at https://elevenlabs.io/app/settings/api-keys.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://elevenlabs.io/app/settings/api-keys) in ElevenLabs and choose **Create key**.',
        'Name it after what will use it, restrict it to the endpoints that are needed, and set a limit of credits.',
        'Add **User: Read**, so that Patchbay can say whose key it is. Without it the key works too.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: ['Save the form, then test the connection. The test reads your profile and spends no credits.'],
    },
  ],
  translations: {
    de: {
      description: 'Sprache aus Text, Text aus Sprache, geklonte Stimmen und sprechende Agenten.',
      fields: germanFields({
        api_key: {
          help: 'Aus den API-Schlüsseln in Ihren Einstellungen oder eines Dienstkontos. Einer mit eingeschränkten Rechten genügt.',
        },
      }),
      endNote: 'Löschen Sie den Schlüssel unter https://elevenlabs.io/app/settings/api-keys.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In ElevenLabs [API keys](https://elevenlabs.io/app/settings/api-keys) öffnen und **Create key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird, ihn auf die nötigen Endpunkte beschränken und eine Grenze für Credits setzen.',
            '**User: Read** hinzufügen, damit Patchbay sagen kann, wem der Schlüssel gehört. Er funktioniert auch ohne.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test liest das Profil und verbraucht keine Credits.',
          ],
        },
      ],
    },
  },
  mark: 'elevenlabs',
  source: 'https://elevenlabs.io/docs/api-reference/authentication',
  checkedOn: '2026-11-21',
} as const satisfies Provider
