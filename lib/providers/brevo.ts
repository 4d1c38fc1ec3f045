import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const brevo = {
  key: 'brevo',
  name: 'Brevo',
  description: 'E-mail, text messages and contacts of a Brevo account.',
  categories: ['E-mail', 'Marketing'],
  aliases: ['Sendinblue', 'newsletter', 'transactional e-mail'],
  capabilities: ['Send e-mail', 'Send text messages', 'Manage contacts', 'Manage campaigns'],
  authType: 'api_key',
  fields: [
    apiKeyField({
      placeholder: 'xkeysib-…',
      help: 'From SMTP & API → API Keys. An SMTP key (xsmtpsib-) does not work here.',
    }),
  ],
  identity: {
    url: 'https://api.brevo.com/v3/account',
    id: ['organization_id', 'email'],
    name: ['companyName', 'email'],
    email: ['email'],
  },
  probe: {
    url: 'https://api.brevo.com/v3/account',
    errorField: 'message',
    errors: {
      'Key not found': 'invalid_token',
      // A good key, from an address that nobody authorised.
      'We have detected you are using an unrecognised IP address…': 'access_denied',
    },
    limited: ['Access denied for resource…'],
  },
  api: {
    baseUrl: 'https://api.brevo.com/v3',
    credential: { in: 'header', name: 'api-key', prefix: '', value: '{api_key}' },
  },
  endNote: 'Delete the key at https://app.brevo.com/settings/keys/api.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'Open [API keys](https://app.brevo.com/settings/keys/api) in Brevo and choose **Generate API key**.',
        'Name it after what will use it, choose when it expires, and choose **Restricted** to grant only what is needed.',
        'Copy the key into the form. It is shown this once.',
      ],
    },
    {
      title: 'Let this server in',
      steps: [
        'If the account blocks unknown addresses, add this server’s under [Authorized IPs](https://app.brevo.com/security/authorised_ips).',
        'Save the form, then test the connection. The test reads the account and sends nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'E-Mails, SMS und Kontakte eines Brevo-Kontos.',
      fields: germanFields({
        api_key: {
          help: 'Aus SMTP & API → API-Schlüssel. Ein SMTP-Schlüssel (xsmtpsib-) funktioniert hier nicht.',
        },
      }),
      endNote: 'Löschen Sie den Schlüssel unter https://app.brevo.com/settings/keys/api.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'In Brevo [API-Schlüssel](https://app.brevo.com/settings/keys/api) öffnen und **Generate API key** wählen.',
            'Ihn danach benennen, was ihn nutzen wird, wählen, wann er abläuft, und **Restricted** wählen, um nur zu erlauben, was nötig ist.',
            'Den Schlüssel in das Formular kopieren. Er wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Diesen Server hineinlassen',
          steps: [
            'Sperrt das Konto unbekannte Adressen, die dieses Servers unter [Authorized IPs](https://app.brevo.com/security/authorised_ips) hinzufügen.',
            'Formular speichern, dann die Verbindung testen. Der Test liest das Konto und sendet nichts.',
          ],
        },
      ],
    },
  },
  mark: 'brevo',
  source: 'https://developers.brevo.com/docs/api-key-authentication',
  checkedOn: '2026-11-21',
} as const satisfies Provider
