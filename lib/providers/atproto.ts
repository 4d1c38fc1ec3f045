import type { Provider } from '@/lib/core/provider'

export const atproto = {
  key: 'atproto',
  name: 'AT Protocol',
  description: 'Bluesky and every other account of the Atmosphere, each at its own server.',
  categories: ['Social'],
  aliases: ['Bluesky', 'ATProto', 'Atmosphere', 'bsky', 'PDS', 'XRPC'],
  capabilities: ['Read and write posts', 'Upload pictures and videos', 'Call any XRPC method'],
  authType: 'oauth2',
  fields: [],
  oauth2: {
    grant: 'account_server',
    directoryUrl: 'https://plc.directory',
    tokenAuthMethod: 'none',
    pkce: 'S256',
    issParameterSupported: true,
    scopes: [
      { name: 'atproto', label: 'Know which account it is', required: true, default: true },
      { name: 'transition:generic', label: 'Read and write, as an app password may', default: true },
      { name: 'transition:email', label: 'Read the e-mail address' },
      { name: 'transition:chat.bsky', label: 'Read and write direct messages' },
    ],
  },
  // The host is each account's own server; this one stands for it.
  identity: {
    url: 'https://bsky.social/xrpc/com.atproto.server.getSession',
    id: ['did'],
    name: ['handle'],
    email: ['email'],
  },
  probe: { url: 'https://bsky.social/xrpc/com.atproto.server.getSession' },
  api: {
    baseUrl: 'https://bsky.social',
    credential: { in: 'dpop' },
    callerHeaders: ['atproto-proxy', 'atproto-accept-labelers'],
  },
  instructions: [
    {
      title: 'Nothing to register',
      steps: [
        'There is no application to register and no secret to copy: Patchbay makes its own keys.',
        'Servers read `/atproto/client-metadata.json` at the public URL of Patchbay, so that it has to be reached by https from the internet. On `localhost` a public client is used instead.',
      ],
    },
    {
      title: 'Connect an account',
      steps: [
        'Choose what may be done. [What the scopes mean](https://atproto.com/specs/oauth) is in the specification.',
        'Save the set-up, then connect an account by its **handle**, such as `alice.bsky.social`, and agree at its own server.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Bluesky und jedes andere Konto der Atmosphere, jedes auf seinem eigenen Server.',
      scopes: {
        atproto: 'Wissen, welches Konto es ist',
        'transition:generic': 'Lesen und schreiben wie mit einem App-Passwort',
        'transition:email': 'Die E-Mail-Adresse lesen',
        'transition:chat.bsky': 'Direktnachrichten lesen und schreiben',
      },
      instructions: [
        {
          title: 'Nichts zu registrieren',
          steps: [
            'Es ist keine Anwendung zu registrieren und kein Geheimnis zu kopieren: Patchbay macht eigene Schlüssel.',
            'Server lesen `/atproto/client-metadata.json` unter der öffentlichen URL von Patchbay, es muss also aus dem Internet per https erreichbar sein. Auf `localhost` dient stattdessen ein öffentlicher Client.',
          ],
        },
        {
          title: 'Konto verbinden',
          steps: [
            'Wählen, was erlaubt sein soll. [Was die Scopes bedeuten](https://atproto.com/specs/oauth), steht in der Spezifikation.',
            'Einrichtung speichern, dann ein Konto mit seinem **Handle** verbinden, etwa `alice.bsky.social`, und auf dessen eigenem Server zustimmen.',
          ],
        },
      ],
    },
  },
  source: 'https://atproto.com/specs/oauth',
  checkedOn: '2026-11-21',
} as const satisfies Provider
