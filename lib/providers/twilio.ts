import type { Provider } from '@/lib/core/provider'
import { germanFields, keyPairFields } from '@/lib/providers/fields'

export const twilio = {
  key: 'twilio',
  name: 'Twilio',
  description: 'Text messages, calls, WhatsApp and one-time codes of one Twilio account.',
  categories: ['Communication'],
  aliases: ['SMS', 'text messages', 'Twilio Verify', 'telephony'],
  capabilities: ['Send text messages', 'Make calls', 'Send WhatsApp messages', 'Send one-time codes'],
  authType: 'key_secret',
  fields: [
    {
      key: 'account_sid',
      label: 'Account SID',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'AC…',
      help: 'On the first page of the Twilio Console. Of the subaccount, if the key belongs to one.',
    },
    ...keyPairFields({
      access: {
        label: 'API key SID',
        placeholder: 'SK…',
        help: 'Begins with SK. With an auth token instead of an API key, the Account SID once more.',
      },
      secret: { label: 'API key secret', help: 'Shown once, when the key is made.' },
    }),
  ],
  probe: {
    // Standard keys may not read the account itself, but its numbers.
    url: 'https://api.twilio.com/2010-04-01/Accounts/{account_sid}/IncomingPhoneNumbers.json?PageSize=1',
    errorField: 'code',
    errors: {
      '20003': 'invalid_token',
      '20404': 'wrong_endpoint',
      '20403': 'account_disabled',
      // Said of keys that are unknown too, so that it proves none.
      '70051': 'access_denied',
    },
  },
  api: {
    baseUrl: 'https://api.twilio.com/2010-04-01/Accounts/{account_sid}',
    credential: { in: 'basic', username: '{access_key}', password: '{secret_key}' },
  },
  endNote: 'Delete the key in the Twilio Console, among the API keys and tokens of the account.',
  instructions: [
    {
      title: 'Create an API key',
      steps: [
        'Open the [Twilio Console](https://console.twilio.com/) and copy the **Account SID** into the form.',
        'Go to **Admin → Account management**, then **Keys & credentials → API keys & tokens**, and choose **Create API key**.',
        'Choose the type **Standard**; or **Restricted**, and allow it to read **Phone Numbers** (incoming ones) besides what it is for, so that Patchbay can test it.',
        'Copy the **SID** and the **Secret** into the form. The secret is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'The key must be one of the region US1: keys of other regions are not known here.',
        'Save the form, then test the connection. The test lists one phone number and costs nothing.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'SMS, Anrufe, WhatsApp und Einmalcodes eines Twilio-Kontos.',
      fields: germanFields({
        account_sid: {
          label: 'Account-SID',
          help: 'Auf der ersten Seite der Twilio Console. Die des Unterkontos, wenn der Schlüssel zu einem gehört.',
        },
        access_key: {
          label: 'SID des API-Schlüssels',
          help: 'Beginnt mit SK. Mit einem Auth-Token statt eines API-Schlüssels noch einmal die Account-SID.',
        },
        secret_key: {
          label: 'Secret des API-Schlüssels',
          help: 'Wird einmal angezeigt, wenn der Schlüssel angelegt wird.',
        },
      }),
      endNote:
        'Löschen Sie den Schlüssel in der Twilio Console, unter den API-Schlüsseln und Tokens des Kontos.',
      instructions: [
        {
          title: 'API-Schlüssel anlegen',
          steps: [
            'Die [Twilio Console](https://console.twilio.com/) öffnen und die **Account SID** in das Formular kopieren.',
            'Zu **Admin → Account management** gehen, dann **Keys & credentials → API keys & tokens**, und **Create API key** wählen.',
            'Die Art **Standard** wählen; oder **Restricted**, und ihm neben dem, wozu er da ist, das Lesen von **Phone Numbers** (eingehenden) erlauben, damit Patchbay ihn testen kann.',
            'Die **SID** und das **Secret** in das Formular kopieren. Das Secret wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Der Schlüssel muss einer der Region US1 sein: Schlüssel anderer Regionen sind hier nicht bekannt.',
            'Formular speichern, dann die Verbindung testen. Der Test listet eine Telefonnummer auf und kostet nichts.',
          ],
        },
      ],
    },
  },
  source: 'https://www.twilio.com/docs/iam/api-keys/keys-in-console',
  checkedOn: '2026-11-21',
} as const satisfies Provider
