import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

const graphql = 'https://api.linear.app/graphql'

/** Asks who it is. There is no address for that: all of Linear’s API is GraphQL. */
const body = { query: '{ viewer { id name displayName email avatarUrl } }' }

export const linear = {
  key: 'linear',
  name: 'Linear',
  description: 'Issues, projects, cycles, comments and teams of a Linear workspace, by GraphQL.',
  categories: ['Development', 'Projects'],
  aliases: ['Linear.app', 'issue tracker'],
  capabilities: ['Create and change issues', 'Comment', 'Manage projects', 'Receive webhooks'],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the page of your OAuth application, in the settings of its workspace.' },
    secret: { help: 'On the same page. Not the signing secret of its webhooks.' },
  }),
  oauth2: {
    authorizationUrl: 'https://linear.app/oauth/authorize',
    tokenUrl: 'https://api.linear.app/oauth/token',
    revocationUrl: 'https://api.linear.app/oauth/revoke',
    grant: 'authorization_code',
    scopes: [
      { name: 'read', label: 'Read everything that you can', default: true, required: true },
      { name: 'write', label: 'Write everything that you can', default: true },
      { name: 'issues:create', label: 'Create issues with attachments, and write nothing else' },
      { name: 'comments:create', label: 'Create comments, and write nothing else' },
      { name: 'timeSchedule:write', label: 'Create and change time schedules' },
      { name: 'initiative:read', label: 'See initiatives' },
      { name: 'initiative:write', label: 'Create and change initiatives' },
      { name: 'customer:read', label: 'See customers and what they ask for' },
      { name: 'customer:write', label: 'Create and change customers and what they ask for' },
      { name: 'admin', label: 'Administer the workspace' },
    ],
    scopeSeparator: ',',
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // Else a second consent passes unseen, and always for the workspace of the first.
    authorizationParams: { prompt: 'consent' },
    tokenResponse: { scopeSeparator: ',' },
    idToken: 'ignore',
  },
  identity: {
    url: graphql,
    method: 'POST',
    body,
    id: ['data.viewer.id'],
    name: ['data.viewer.name', 'data.viewer.displayName'],
    email: ['data.viewer.email'],
    picture: ['data.viewer.avatarUrl'],
  },
  probe: {
    url: graphql,
    method: 'POST',
    body,
    failField: 'errors',
    errorField: 'errors.0.extensions',
    errors: {
      'authentication error': 'invalid_token',
      AUTHENTICATION_ERROR: 'invalid_token',
      forbidden: 'access_denied',
      FORBIDDEN: 'access_denied',
      ratelimited: 'rate_limited',
      RATELIMITED: 'rate_limited',
    },
  },
  api: {
    baseUrl: 'https://api.linear.app',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an OAuth application',
      steps: [
        'Open [New application](https://linear.app/settings/api/applications/new). Every administrator of that workspace can see it: Linear advises a workspace for it alone.',
        'Enter a name and your own homepage.',
        'As **Callback URL**, enter `{redirect_uri}`.',
        'To connect workspaces other than this one, switch **Public** on.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: ['Copy the **Client ID** and the **Client secret** into the form.'],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account. An administrator of the workspace may have to approve the application.',
        'Access tokens last a day and are renewed by themselves, each time with a new refresh token.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Issues, Projekte, Zyklen, Kommentare und Teams eines Linear-Workspace, über GraphQL.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer OAuth-Anwendung, in den Einstellungen ihres Workspace.' },
        client_secret: { help: 'Auf derselben Seite. Nicht das Signing Secret ihrer Webhooks.' },
      }),
      scopes: {
        read: 'Alles lesen, worauf Sie Zugriff haben',
        write: 'Alles schreiben, worauf Sie Zugriff haben',
        'issues:create': 'Issues mit Anhängen anlegen und sonst nichts schreiben',
        'comments:create': 'Kommentare anlegen und sonst nichts schreiben',
        'timeSchedule:write': 'Zeitpläne anlegen und ändern',
        'initiative:read': 'Initiativen ansehen',
        'initiative:write': 'Initiativen anlegen und ändern',
        'customer:read': 'Kunden und ihre Wünsche ansehen',
        'customer:write': 'Kunden und ihre Wünsche anlegen und ändern',
        admin: 'Den Workspace administrieren',
      },
      instructions: [
        {
          title: 'OAuth-Anwendung anlegen',
          steps: [
            '[New application](https://linear.app/settings/api/applications/new) öffnen. Die ganze Administration dieses Workspace kann sie sehen: Linear rät zu einem Workspace nur dafür.',
            'Einen Namen und die eigene Homepage eingeben.',
            'Als **Callback URL** `{redirect_uri}` eingeben.',
            'Um andere Workspaces als diesen zu verbinden, **Public** einschalten.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: ['Die **Client ID** und das **Client secret** in das Formular kopieren.'],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden. Vielleicht muss die Administration des Workspace die Anwendung genehmigen.',
            'Access-Tokens gelten einen Tag und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token.',
          ],
        },
      ],
    },
  },
  mark: 'linear',
  source: 'https://linear.app/developers/oauth-2-0-authentication',
  checkedOn: '2026-11-21',
} as const satisfies Provider
