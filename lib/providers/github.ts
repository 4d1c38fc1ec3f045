import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' }

export const github = {
  key: 'github',
  name: 'GitHub',
  description: 'Repositories, issues, pull requests, actions and packages.',
  categories: ['Development'],
  aliases: ['git', 'GitHub.com', 'GitHub Actions'],
  capabilities: [
    'Read and write repositories',
    'Manage issues and pull requests',
    'Receive webhooks',
    'Run workflows',
  ],
  authType: 'oauth2',
  fields: clientFields({
    id: { placeholder: 'Ov23li…', help: 'On the page of your OAuth app, under Developer settings.' },
    secret: { help: 'Made by “Generate a new client secret”, and shown once.' },
  }),
  oauth2: {
    authorizationUrl: 'https://github.com/login/oauth/authorize',
    tokenUrl: 'https://github.com/login/oauth/access_token',
    // Not RFC 7009: the whole authorization of the app is deleted, by the app itself.
    revocation: {
      url: 'https://api.github.com/applications/{client_id}/grant',
      method: 'DELETE',
      authenticate: 'client_basic',
      body: { type: 'json', parameter: 'access_token' },
      token: 'access_token',
    },
    deviceAuthorizationUrl: 'https://github.com/login/device/code',
    // Sent back as `iss` since April 2026.
    issuer: 'https://github.com/login/oauth',
    grant: 'authorization_code',
    scopes: [
      { name: 'read:user', label: 'See your profile', default: true },
      { name: 'user:email', label: 'See your e-mail addresses', default: true },
      { name: 'offline_access', label: 'Get tokens that expire and are renewed, instead of ones that last' },
      { name: 'repo', label: 'Read and write all repositories, private ones too' },
      { name: 'public_repo', label: 'Read and write public repositories' },
      { name: 'repo:status', label: 'Read and set commit statuses, without the code' },
      { name: 'repo_deployment', label: 'Read and set deployment statuses, without the code' },
      { name: 'admin:repo_hook', label: 'Manage the webhooks of repositories' },
      { name: 'read:org', label: 'See organisations, teams and memberships' },
      { name: 'write:org', label: 'Change memberships and projects of organisations' },
      { name: 'project', label: 'Read and write projects' },
      { name: 'workflow', label: 'Add and change workflow files' },
      { name: 'gist', label: 'Write gists' },
      { name: 'notifications', label: 'Read notifications and mark them as read' },
      { name: 'read:packages', label: 'Download packages' },
      { name: 'write:packages', label: 'Publish packages' },
      { name: 'security_events', label: 'Read and write code scanning alerts' },
      { name: 'read:audit_log', label: 'Read the audit log' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // Errors come with status 200, which is understood everywhere; a granted list is separated by commas.
    tokenResponse: { scopeSeparator: ',' },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.github.com/user',
    headers,
    id: ['id'],
    name: ['name', 'login'],
    // Null when it is private; the address then needs a request of its own.
    email: ['email'],
    picture: ['avatar_url'],
  },
  probe: { url: 'https://api.github.com/user', headers, scopesHeader: 'x-oauth-scopes' },
  api: {
    baseUrl: 'https://api.github.com',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Register an OAuth app',
      steps: [
        'Open [New OAuth app](https://github.com/settings/applications/new). For an organisation, go to its **Settings → Developer settings → OAuth apps** instead.',
        'Enter a name and your own homepage.',
        'As **Authorization callback URL**, enter `{redirect_uri}`. An OAuth app has exactly one.',
        'Choose **Register application**.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Copy the **Client ID** into the form.',
        'Choose **Generate a new client secret** and copy it into the form. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Repositories of an organisation may need its approval: ask for it on GitHub’s consent page, or let an owner allow the app under [Authorized OAuth apps](https://github.com/settings/applications).',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Repositorys, Issues, Pull Requests, Actions und Pakete.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer OAuth-App, unter Developer settings.' },
        client_secret: { help: 'Entsteht durch „Generate a new client secret“ und wird einmal angezeigt.' },
      }),
      scopes: {
        'read:user': 'Ihr Profil ansehen',
        'user:email': 'Ihre E-Mail-Adressen sehen',
        offline_access: 'Tokens erhalten, die ablaufen und erneuert werden, statt solcher, die bleiben',
        repo: 'Alle Repositorys lesen und schreiben, auch private',
        public_repo: 'Öffentliche Repositorys lesen und schreiben',
        'repo:status': 'Den Status von Commits lesen und setzen, ohne den Code',
        repo_deployment: 'Den Status von Deployments lesen und setzen, ohne den Code',
        'admin:repo_hook': 'Die Webhooks von Repositorys verwalten',
        'read:org': 'Organisationen, Teams und Mitgliedschaften ansehen',
        'write:org': 'Mitgliedschaften und Projekte von Organisationen ändern',
        project: 'Projekte lesen und schreiben',
        workflow: 'Workflow-Dateien hinzufügen und ändern',
        gist: 'Gists schreiben',
        notifications: 'Benachrichtigungen lesen und als gelesen markieren',
        'read:packages': 'Pakete herunterladen',
        'write:packages': 'Pakete veröffentlichen',
        security_events: 'Warnungen des Code-Scannings lesen und schreiben',
        'read:audit_log': 'Das Audit-Log lesen',
      },
      instructions: [
        {
          title: 'OAuth-App registrieren',
          steps: [
            '[New OAuth app](https://github.com/settings/applications/new) öffnen. Für eine Organisation stattdessen zu deren **Settings → Developer settings → OAuth apps** gehen.',
            'Einen Namen und die eigene Homepage eingeben.',
            'Als **Authorization callback URL** `{redirect_uri}` eingeben. Eine OAuth-App hat genau eine.',
            '**Register application** wählen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Die **Client ID** in das Formular kopieren.',
            '**Generate a new client secret** wählen und es in das Formular kopieren. Es wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Repositorys einer Organisation brauchen vielleicht deren Erlaubnis: auf der Zustimmungsseite von GitHub darum bitten, oder ein Owner lässt die App unter [Authorized OAuth apps](https://github.com/settings/applications) zu.',
          ],
        },
      ],
    },
  },
  mark: 'github',
  source: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  checkedOn: '2026-11-21',
} as const satisfies Provider
