import type { Provider } from '@/lib/core/provider'
import { botTokenField, germanFields } from '@/lib/providers/fields'

export const telegram = {
  key: 'telegram',
  name: 'Telegram',
  description: 'Messages to and from people, groups and channels, through a bot.',
  categories: ['Communication'],
  aliases: ['Telegram bot', 'Bot API', 'BotFather'],
  capabilities: ['Send messages', 'Receive messages', 'Send files', 'Manage groups'],
  authType: 'bot_token',
  fields: [
    botTokenField({
      placeholder: '110201543:AAH…',
      help: 'The whole token from BotFather, with the number and the colon before it.',
    }),
  ],
  identity: {
    url: 'https://api.telegram.org/bot{bot_token}/getMe',
    id: ['result.id'],
    name: ['result.first_name', 'result.username'],
    okField: 'ok',
  },
  probe: {
    url: 'https://api.telegram.org/bot{bot_token}/getMe',
    okField: 'ok',
    errorField: 'description',
    errors: {
      Unauthorized: 'invalid_token',
      // Said of what has not the form of a token.
      'Not Found': 'invalid_token',
    },
  },
  // The token stands in each address, and in no header.
  api: { baseUrl: 'https://api.telegram.org/bot{bot_token}', credential: { in: 'url' } },
  endNote:
    'Send /revoke to @BotFather and choose the bot: its token stops working at once, and you are given another.',
  instructions: [
    {
      title: 'Create a bot',
      steps: [
        'Open [@BotFather](https://t.me/botfather) in Telegram and send `/newbot`.',
        'Give it a name, then a user name that ends in **bot**.',
        'Copy the token that BotFather answers with into the form. For a bot that you have, send `/token`.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then test the connection. The test asks Telegram who the bot is and sends nothing.',
        'A bot cannot begin a conversation: people write to it first, or add it to their group or channel.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Nachrichten an Personen, Gruppen und Kanäle und von ihnen, über einen Bot.',
      fields: germanFields({
        bot_token: { help: 'Das ganze Token von BotFather, mit der Zahl und dem Doppelpunkt davor.' },
      }),
      endNote:
        'Senden Sie /revoke an @BotFather und wählen Sie den Bot: Sein Token gilt sofort nicht mehr, und Sie erhalten ein anderes.',
      instructions: [
        {
          title: 'Bot anlegen',
          steps: [
            'In Telegram [@BotFather](https://t.me/botfather) öffnen und `/newbot` senden.',
            'Ihm einen Namen geben, dann einen Benutzernamen, der auf **bot** endet.',
            'Das Token, mit dem BotFather antwortet, in das Formular kopieren. Für einen vorhandenen Bot `/token` senden.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test fragt Telegram, wer der Bot ist, und sendet nichts.',
            'Ein Bot kann kein Gespräch beginnen: Man schreibt ihm zuerst oder fügt ihn zur Gruppe oder zum Kanal hinzu.',
          ],
        },
      ],
    },
  },
  mark: 'telegram',
  source: 'https://core.telegram.org/bots/api',
  checkedOn: '2026-11-21',
} as const satisfies Provider
