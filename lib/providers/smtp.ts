import type { Provider } from '@/lib/core/provider'
import { accountFields, germanFields, serverFields } from '@/lib/providers/fields'

export const smtp = {
  key: 'smtp',
  name: 'SMTP',
  description: 'Any mail server that takes messages with a user name and a password.',
  categories: ['E-mail'],
  aliases: ['mail server', 'Postfix', 'Exim', 'mail relay', 'submission'],
  capabilities: ['Send e-mail'],
  authType: 'credentials',
  fields: [
    ...serverFields({
      host: {
        placeholder: 'smtp.example.com',
        help: 'The server for outgoing mail, as your mail provider names it.',
      },
      port: {
        default: '587',
        help: '587 with STARTTLS, 465 with TLS from the first byte (RFC 8314). 25 is for servers among themselves.',
      },
      security: [
        { value: 'starttls', label: 'STARTTLS (port 587)' },
        { value: 'tls', label: 'TLS from the first byte (port 465)' },
        { value: 'none', label: 'None' },
      ],
    }),
    ...accountFields({
      username: { placeholder: 'me@example.com', help: 'Often the whole e-mail address.' },
      password: {
        help: 'Where the mailbox has two-step sign-in, an app password: the usual one is refused then.',
      },
    }),
  ],
  probe: {
    type: 'smtp',
    host: '{host}',
    port: '{port}',
    username: '{username}',
    password: '{password}',
    security: '{security}',
  },
  endNote: 'Change the password of the mailbox, or delete the app password, at your mail provider.',
  instructions: [
    {
      title: 'Find the server',
      steps: [
        'Look up **server**, **port** and **encryption** for outgoing mail in your mail provider’s help.',
        'Choose **STARTTLS** for port 587 and **TLS from the first byte** for port 465. Patchbay never falls back to sending a password in the open.',
      ],
    },
    {
      title: 'Have a password for it',
      steps: [
        'Use a mailbox of its own rather than a person’s: it can be closed without anybody losing mail.',
        'If your provider knows app passwords, make one for this connection.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then test the connection. The test signs in and sends nothing.',
        'A server inside your own network is reached only if Patchbay was started with its host and port in `PATCHBAY_EGRESS_ALLOW`.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Jeder Mailserver, der Nachrichten mit Benutzername und Passwort annimmt.',
      fields: germanFields({
        host: { help: 'Der Server für ausgehende Mail, wie Ihr Mail-Anbieter ihn nennt.' },
        port: {
          help: '587 mit STARTTLS, 465 mit TLS vom ersten Byte an (RFC 8314). 25 ist für Server untereinander.',
        },
        security: { options: { starttls: 'STARTTLS (Port 587)', tls: 'TLS vom ersten Byte an (Port 465)' } },
        username: { placeholder: 'ich@example.com', help: 'Oft die ganze E-Mail-Adresse.' },
        password: {
          help: 'Hat das Postfach eine Anmeldung in zwei Schritten, ein App-Passwort: Das übliche wird dann abgelehnt.',
        },
      }),
      endNote:
        'Ändern Sie das Passwort des Postfachs, oder löschen Sie das App-Passwort bei Ihrem Mail-Anbieter.',
      instructions: [
        {
          title: 'Server finden',
          steps: [
            'In der Hilfe des Mail-Anbieters **Server**, **Port** und **Verschlüsselung** für ausgehende Mail nachsehen.',
            '**STARTTLS** für Port 587 und **TLS vom ersten Byte an** für Port 465 wählen. Patchbay weicht nie darauf aus, ein Passwort offen zu senden.',
          ],
        },
        {
          title: 'Ein Passwort dafür haben',
          steps: [
            'Lieber ein eigenes Postfach nehmen als das einer Person: Es lässt sich schließen, ohne dass jemand Mail verliert.',
            'Kennt der Anbieter App-Passwörter, eines für diese Verbindung anlegen.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test meldet sich an und sendet nichts.',
            'Ein Server im eigenen Netz wird nur erreicht, wenn Patchbay mit seinem Host und Port in `PATCHBAY_EGRESS_ALLOW` gestartet wurde.',
          ],
        },
      ],
    },
  },
  source: 'https://www.rfc-editor.org/rfc/rfc8314',
  checkedOn: '2026-11-21',
} as const satisfies Provider
