import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const atlassian = {
  key: 'atlassian',
  name: 'Atlassian',
  description: 'Jira, Jira Service Management and Confluence in the cloud.',
  categories: ['Development', 'Projects', 'Documents'],
  aliases: ['Jira Cloud', 'Confluence', 'Confluence Cloud', 'Jira Service Management'],
  capabilities: [
    'Read and write issues',
    'Manage projects',
    'Read and write pages',
    'Answer service requests',
  ],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the Settings page of your app, in the developer console.' },
    secret: { label: 'Secret', help: 'Below the client ID.' },
  }),
  oauth2: {
    authorizationUrl: 'https://auth.atlassian.com/authorize',
    tokenUrl: 'https://auth.atlassian.com/oauth/token',
    revocationUrl: 'https://auth.atlassian.com/oauth/revoke',
    issuer: 'https://auth.atlassian.com',
    grant: 'authorization_code',
    scopes: [
      { name: 'read:me', label: 'See your name, e-mail address and picture', default: true, required: true },
      { name: 'offline_access', label: 'Stay connected while you are away', default: true, required: true },
      { name: 'read:jira-work', label: 'Jira: read projects and issues', default: true },
      { name: 'write:jira-work', label: 'Jira: create and change issues, comments and worklogs' },
      { name: 'read:jira-user', label: 'Jira: see users', default: true },
      { name: 'manage:jira-project', label: 'Jira: manage the settings of projects' },
      { name: 'manage:jira-configuration', label: 'Jira: administer the site' },
      { name: 'manage:jira-webhook', label: 'Jira: manage webhooks' },
      { name: 'read:servicedesk-request', label: 'Service Management: read requests' },
      { name: 'write:servicedesk-request', label: 'Service Management: create and change requests' },
      { name: 'manage:servicedesk-customer', label: 'Service Management: manage customers' },
      { name: 'read:confluence-content.all', label: 'Confluence: read pages with all that is in them' },
      { name: 'read:confluence-content.summary', label: 'Confluence: see which pages there are' },
      { name: 'write:confluence-content', label: 'Confluence: write pages, posts and comments' },
      { name: 'write:confluence-file', label: 'Confluence: upload attachments' },
      { name: 'read:confluence-space.summary', label: 'Confluence: see which spaces there are' },
      { name: 'write:confluence-space', label: 'Confluence: create, change and delete spaces' },
      { name: 'read:confluence-user', label: 'Confluence: see users' },
      { name: 'read:confluence-groups', label: 'Confluence: see groups' },
      { name: 'search:confluence', label: 'Confluence: search' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    tokenEncoding: 'json',
    // Without the audience there is no consent for the products’ APIs; without the prompt, no choice of site.
    authorizationParams: { audience: 'api.atlassian.com', prompt: 'consent' },
    idToken: 'ignore',
  },
  identity: {
    // The person. Which sites the grant covers is the probe’s to ask: it may be several, in no order.
    url: 'https://api.atlassian.com/me',
    id: ['account_id'],
    name: ['name', 'nickname'],
    email: ['email'],
    picture: ['picture'],
  },
  probe: { url: 'https://api.atlassian.com/oauth/token/accessible-resources' },
  api: {
    baseUrl: 'https://api.atlassian.com',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open the [developer console](https://developer.atlassian.com/console/myapps/) and choose **Create → OAuth 2.0 integration**.',
        'Under **Authorization**, choose **Add** (or **Configure**) beside **OAuth 2.0 (3LO)**, and enter `{redirect_uri}` as **Callback URL**. An app has exactly one.',
      ],
    },
    {
      title: 'Add the permissions',
      steps: [
        'Under **Permissions**, add the **User identity API** with `read:me`.',
        'Add **Jira API**, **Jira Service Management API** or **Confluence API**, and in each the scopes that you choose here. They are the classic ones.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Under **Settings**, copy the **Client ID** and the **Secret** into the form.',
        'For people other than yourself to connect, switch **Sharing** on under **Distribution**.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account, and choose the site.',
        'Paths of the API begin with the product and the site’s cloud ID, as in `ex/jira/<cloud id>/rest/api/3/myself`. `oauth/token/accessible-resources` lists the cloud IDs.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Jira, Jira Service Management und Confluence in der Cloud.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Settings Ihrer App, in der Developer Console.' },
        client_secret: { label: 'Secret', help: 'Unter der Client-ID.' },
      }),
      scopes: {
        'read:me': 'Ihren Namen, Ihre E-Mail-Adresse und Ihr Bild sehen',
        offline_access: 'Verbunden bleiben, während Sie weg sind',
        'read:jira-work': 'Jira: Projekte und Vorgänge lesen',
        'write:jira-work': 'Jira: Vorgänge, Kommentare und Arbeitsprotokolle anlegen und ändern',
        'read:jira-user': 'Jira: Benutzer sehen',
        'manage:jira-project': 'Jira: die Einstellungen von Projekten verwalten',
        'manage:jira-configuration': 'Jira: die Site administrieren',
        'manage:jira-webhook': 'Jira: Webhooks verwalten',
        'read:servicedesk-request': 'Service Management: Anfragen lesen',
        'write:servicedesk-request': 'Service Management: Anfragen anlegen und ändern',
        'manage:servicedesk-customer': 'Service Management: Kunden verwalten',
        'read:confluence-content.all': 'Confluence: Seiten lesen mit allem, was darin steht',
        'read:confluence-content.summary': 'Confluence: sehen, welche Seiten es gibt',
        'write:confluence-content': 'Confluence: Seiten, Beiträge und Kommentare schreiben',
        'write:confluence-file': 'Confluence: Anhänge hochladen',
        'read:confluence-space.summary': 'Confluence: sehen, welche Bereiche es gibt',
        'write:confluence-space': 'Confluence: Bereiche anlegen, ändern und löschen',
        'read:confluence-user': 'Confluence: Benutzer sehen',
        'read:confluence-groups': 'Confluence: Gruppen sehen',
        'search:confluence': 'Confluence: suchen',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Die [Developer Console](https://developer.atlassian.com/console/myapps/) öffnen und **Create → OAuth 2.0 integration** wählen.',
            'Unter **Authorization** neben **OAuth 2.0 (3LO)**: **Add** (oder **Configure**) wählen und `{redirect_uri}` als **Callback URL** eingeben. Eine App hat genau eine.',
          ],
        },
        {
          title: 'Berechtigungen hinzufügen',
          steps: [
            'Unter **Permissions** die **User identity API** mit `read:me` hinzufügen.',
            '**Jira API**, **Jira Service Management API** oder **Confluence API** hinzufügen, und in jeder die Scopes, die hier gewählt sind. Es sind die klassischen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Unter **Settings** die **Client ID** und das **Secret** in das Formular kopieren.',
            'Damit sich auch andere verbinden können, unter **Distribution**: **Sharing** einschalten.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden und die Site wählen.',
            'Pfade der API beginnen mit dem Produkt und der Cloud-ID der Site, wie in `ex/jira/<cloud id>/rest/api/3/myself`. `oauth/token/accessible-resources` listet die Cloud-IDs auf.',
          ],
        },
      ],
    },
  },
  mark: 'atlassian',
  source: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
