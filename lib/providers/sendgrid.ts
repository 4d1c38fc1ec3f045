import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const sendgrid = {
  key: 'sendgrid',
  name: 'SendGrid',
  description: 'Transactional and marketing e-mail through Twilio SendGrid.',
  categories: ['E-mail', 'Marketing'],
  aliases: ['Twilio SendGrid', 'transactional e-mail', 'newsletter'],
  capabilities: ['Send e-mail', 'Manage templates', 'Manage contacts', 'Read statistics'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'SG.…',
      help: 'From Settings → API Keys. One with Custom Access may do only what it is for.',
    }),
    {
      key: 'endpoint',
      label: 'Region',
      type: 'select',
      required: true,
      secret: false,
      default: 'api.sendgrid.com',
      options: [
        { value: 'api.sendgrid.com', label: 'Global' },
        { value: 'api.eu.sendgrid.com', label: 'European Union (regional subusers)' },
      ],
      help: 'Where the account or subuser lives. A key of one region does not work in the other.',
    },
  ],
  probe: {
    // Lists what the key itself may do, and needs no permission.
    url: 'https://{endpoint}/v3/scopes',
    errorField: 'errors.0.message',
    errors: {
      'The provided authorization grant is invalid, expired, or revoked': 'invalid_token',
      'access forbidden': 'access_denied',
    },
  },
  api: {
    baseUrl: 'https://{endpoint}/v3',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote: 'Delete the key at https://app.sendgrid.com/settings/api_keys.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API Keys](https://app.sendgrid.com/settings/api_keys) in SendGrid and choose **Create API Key**.',
        'Name it after what will use it. Choose **Custom Access** and grant only what is needed; to send, that is **Mail Send**.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Choose the **Region** that the account or subuser belongs to.',
        'Save the form, then test the connection. The test asks what the key may do and sends nothing.',
        'Before the first message, authenticate your domain or a single sender under [Sender Authentication](https://app.sendgrid.com/settings/sender_auth).',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Transaktions- und Marketing-E-Mails über Twilio SendGrid.',
      fields: germanFields({
        api_key: { help: 'Aus Settings → API Keys. Einer mit Custom Access darf nur, wozu er da ist.' },
        endpoint: {
          label: 'Region',
          help: 'Wo das Konto oder Unterkonto liegt. Ein Schlüssel der einen Region gilt in der anderen nicht.',
          options: {
            'api.sendgrid.com': 'Weltweit',
            'api.eu.sendgrid.com': 'Europäische Union (regionale Unterkonten)',
          },
        },
      }),
      endNote: 'Löschen Sie den Schlüssel unter https://app.sendgrid.com/settings/api_keys.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In SendGrid [API Keys](https://app.sendgrid.com/settings/api_keys) öffnen und **Create API Key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird. **Custom Access** wählen und nur erlauben, was nötig ist; zum Senden ist das **Mail Send**.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Die **Region** wählen, zu der das Konto oder Unterkonto gehört.',
            'Formular speichern, dann die Verbindung testen. Der Test fragt, was der Schlüssel darf, und sendet nichts.',
            'Vor der ersten Nachricht die Domain oder einen einzelnen Absender unter [Sender Authentication](https://app.sendgrid.com/settings/sender_auth) bestätigen.',
          ],
        },
      ],
    },
  },
  source:
    'https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access',
  checkedOn: '2026-11-21',
} as const satisfies Provider
