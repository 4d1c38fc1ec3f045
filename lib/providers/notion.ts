import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

/** Asked for with every request to the API, and the newest that was found. */
const headers = { 'notion-version': '2026-03-11' }

/** A connection to one workspace: it sees the pages that somebody there picked for it. */
export const notion = {
  key: 'notion',
  name: 'Notion',
  description: 'Pages, databases, comments and people of a workspace, as far as they were shared with it.',
  categories: ['Documents'],
  aliases: ['Notion integration', 'wiki'],
  capabilities: ['Read and write pages', 'Query databases', 'Read and write comments', 'Look people up'],
  authType: 'oauth2',
  fields: clientFields({
    id: {
      label: 'OAuth client ID',
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: 'On the configuration page of your public connection.',
    },
    secret: {
      label: 'OAuth client secret',
      placeholder: 'secret_…',
      help: 'Beside the client ID. Not the token of an internal connection.',
    },
  }),
  oauth2: {
    authorizationUrl: 'https://api.notion.com/v1/oauth/authorize',
    tokenUrl: 'https://api.notion.com/v1/oauth/token',
    // RFC 7009, but for the body, which is JSON.
    revocation: {
      url: 'https://api.notion.com/v1/oauth/revoke',
      method: 'POST',
      authenticate: 'client_basic',
      body: { type: 'json', parameter: 'token' },
      token: 'access_token',
    },
    grant: 'authorization_code',
    scopes: [],
    scopesNote:
      'Notion has no scopes. What the connection may do is ticked as capabilities in Notion’s developer portal, and what it sees are the pages that people pick when they connect.',
    // A token request is checked against a list of members that knows no code_verifier.
    pkce: 'none',
    tokenAuthMethod: 'client_secret_basic',
    tokenEncoding: 'json',
    authorizationParams: { owner: 'user' },
    tokenResponse: { keep: ['workspace_id', 'workspace_name', 'bot_id', 'duplicated_template_id'] },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.notion.com/v1/users/me',
    headers,
    // The workspace is what is connected; the address and the picture are of whoever connected it.
    id: ['bot.workspace_id', 'id'],
    name: ['bot.workspace_name', 'name'],
    email: ['bot.owner.user.person.email'],
    picture: ['bot.owner.user.avatar_url', 'avatar_url'],
  },
  probe: {
    url: 'https://api.notion.com/v1/users/me',
    headers,
    errorField: 'code',
    errors: {
      unauthorized: 'invalid_token',
      restricted_resource: 'access_denied',
      rate_limited: 'rate_limited',
      missing_version: 'wrong_endpoint',
    },
  },
  api: {
    baseUrl: 'https://api.notion.com/v1',
    headers,
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create a public connection',
      steps: [
        'Open [Connections](https://www.notion.so/developers/connections) in Notion’s developer portal and create a new connection. (They were called integrations before.)',
        'Choose the **public** kind. An internal one has a fixed token and no consent, and cannot be turned into a public one.',
        'Under **OAuth domain & URIs**, add `{redirect_uri}`. Notion takes https addresses only.',
      ],
    },
    {
      title: 'Choose what it may do',
      steps: [
        'Under **Capabilities**, tick what you need: reading, updating and inserting content, comments, user information.',
        'To see who connected, tick **Read user information including email addresses**.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: ['Copy the **OAuth client ID** and the **OAuth client secret** into the form.'],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect a workspace, and pick the pages that the connection may see. Pages below them are included.',
        'More pages can be shared later from a page’s own menu, under **Connections**.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Seiten, Datenbanken, Kommentare und Personen eines Workspace, soweit sie freigegeben sind.',
      fields: germanFields({
        client_id: {
          label: 'OAuth-Client-ID',
          help: 'Auf der Konfigurationsseite Ihrer öffentlichen Verbindung.',
        },
        client_secret: {
          label: 'OAuth-Client-Secret',
          help: 'Neben der Client-ID. Nicht das Token einer internen Verbindung.',
        },
      }),
      scopesNote:
        'Notion hat keine Scopes. Was die Verbindung darf, wird in Notions Entwicklerportal als Capabilities angekreuzt, und sie sieht die Seiten, die beim Verbinden ausgewählt werden.',
      instructions: [
        {
          title: 'Öffentliche Verbindung anlegen',
          steps: [
            'In Notions Entwicklerportal [Connections](https://www.notion.so/developers/connections) öffnen und eine neue Verbindung anlegen. (Früher hießen sie Integrationen.)',
            'Die Art **public** wählen. Eine interne hat ein festes Token und keine Zustimmung und lässt sich nicht in eine öffentliche verwandeln.',
            'Unter **OAuth domain & URIs** `{redirect_uri}` hinzufügen. Notion nimmt nur https-Adressen.',
          ],
        },
        {
          title: 'Wählen, was sie darf',
          steps: [
            'Unter **Capabilities** ankreuzen, was gebraucht wird: Inhalte lesen, ändern und einfügen, Kommentare, Angaben zu Benutzern.',
            'Um zu sehen, wer sich verbunden hat, **Read user information including email addresses** ankreuzen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: ['Die **OAuth client ID** und das **OAuth client secret** in das Formular kopieren.'],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann einen Workspace verbinden und die Seiten wählen, die die Verbindung sehen darf. Seiten darunter gehören dazu.',
            'Weitere Seiten lassen sich später im Menü der Seite selbst freigeben, unter **Connections**.',
          ],
        },
      ],
    },
  },
  mark: 'notion',
  source: 'https://developers.notion.com/reference/create-a-token',
  checkedOn: '2026-11-21',
} as const satisfies Provider
