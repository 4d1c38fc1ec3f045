import type { Provider } from '@/lib/core/provider'
import { germanFields } from '@/lib/providers/fields'

/** Discord asks every client for a name of this form. */
const headers = { 'user-agent': 'DiscordBot (Patchbay, 1)' }

/** A bot by its own token. What a person consents to, OAuth gives: that is another provider. */
export const discordBot = {
  key: 'discord-bot',
  name: 'Discord bot',
  description: 'Messages, channels, members and commands of the servers that your bot was added to.',
  categories: ['Communication'],
  aliases: ['guilds', 'chat'],
  capabilities: ['Send messages', 'Read channels', 'Manage members and roles', 'Register commands'],
  authType: 'bot_token',
  fields: [
    {
      key: 'bot_token',
      label: 'Bot token',
      type: 'password',
      required: true,
      secret: true,
      help: 'Made by “Reset Token” on the Bot page of your application, and shown once. Without the word Bot before it.',
      pattern: {
        matches: '[\\w\\-]+\\.[\\w\\-]+\\.[\\w\\-]+',
        message:
          'A bot token has three parts with dots between them. The client secret and the public key are something else.',
      },
    },
  ],
  identity: {
    url: 'https://discord.com/api/v10/users/@me',
    headers,
    id: ['id'],
    name: ['global_name', 'username'],
    // The answer holds a hash; bots without a picture of their own have none.
    pictureTemplate: 'https://cdn.discordapp.com/avatars/{id}/{avatar}.png',
  },
  // A bot may always read itself. A refusal is a 401 without a word of its own for why.
  probe: { url: 'https://discord.com/api/v10/users/@me', headers },
  api: {
    baseUrl: 'https://discord.com/api/v10',
    headers,
    credential: { in: 'header', name: 'Authorization', prefix: 'Bot ', value: '{bot_token}' },
  },
  endNote:
    'A bot token ends when it is reset on the Bot page of its application, at https://discord.com/developers/applications.',
  instructions: [
    {
      title: 'Create a bot',
      steps: [
        'Open the [Developer Portal](https://discord.com/developers/applications), and choose your application, or **New Application**.',
        'On the **Bot** page, switch on those **Privileged Gateway Intents** that you need: without **Message Content**, the bot sees messages without their text.',
      ],
    },
    {
      title: 'Copy the token',
      steps: [
        'On the same page, choose **Reset Token**, and copy the token into the form. It is shown this once, and ends the one before.',
      ],
    },
    {
      title: 'Add the bot to a server',
      steps: [
        'On the **OAuth2** page, under **URL Generator**, tick **bot** and the permissions that it needs, and open the address that is made. You must be allowed to manage the server.',
        'Save the form, then test the connection: that the bot is in no server yet does not matter to the test.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Nachrichten, Kanäle, Mitglieder und Befehle der Server, zu denen Ihr Bot hinzugefügt wurde.',
      fields: germanFields({
        bot_token: {
          help: 'Entsteht durch „Reset Token“ auf der Seite Bot Ihrer Anwendung und wird einmal angezeigt. Ohne das Wort Bot davor.',
          message:
            'Ein Bot-Token hat drei Teile mit Punkten dazwischen. Das Client-Secret und der Public Key sind etwas anderes.',
        },
      }),
      endNote:
        'Ein Bot-Token endet, wenn es auf der Seite Bot seiner Anwendung zurückgesetzt wird, unter https://discord.com/developers/applications.',
      instructions: [
        {
          title: 'Bot anlegen',
          steps: [
            'Das [Developer Portal](https://discord.com/developers/applications) öffnen und die Anwendung wählen oder **New Application**.',
            'Auf der Seite **Bot** die **Privileged Gateway Intents** einschalten, die gebraucht werden: Ohne **Message Content** sieht der Bot Nachrichten ohne ihren Text.',
          ],
        },
        {
          title: 'Token kopieren',
          steps: [
            'Auf derselben Seite **Reset Token** wählen und das Token in das Formular kopieren. Es wird nur dieses eine Mal angezeigt und beendet das vorige.',
          ],
        },
        {
          title: 'Bot zu einem Server hinzufügen',
          steps: [
            'Auf der Seite **OAuth2** unter **URL Generator**: **bot** und die nötigen Berechtigungen ankreuzen und die Adresse öffnen, die entsteht. Dazu muss man den Server verwalten dürfen.',
            'Formular speichern, dann die Verbindung testen: Dass der Bot noch auf keinem Server ist, stört den Test nicht.',
          ],
        },
      ],
    },
  },
  mark: 'discord',
  source: 'https://docs.discord.com/developers/reference',
  checkedOn: '2026-11-21',
} as const satisfies Provider
