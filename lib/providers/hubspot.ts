import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

/** The dated version of the OAuth endpoints: v1 ends on 16 February 2027. */
const oauth = 'https://api.hubapi.com/oauth/2026-03'

export const hubspot = {
  key: 'hubspot',
  name: 'HubSpot',
  description: 'Contacts, companies, deals, tickets, lists, forms and content of a HubSpot account.',
  categories: ['CRM', 'Marketing'],
  aliases: ['HubSpot CRM', 'Marketing Hub', 'Sales Hub', 'Service Hub'],
  capabilities: [
    'Read and write contacts and companies',
    'Manage deals and tickets',
    'Read and write lists',
    'Import and export records',
  ],
  authType: 'oauth2',
  fields: clientFields({
    id: {
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: 'On the Auth tab of your app, under Development → Projects.',
    },
    secret: { help: 'On the same tab. It can be shown again there.' },
  }),
  oauth2: {
    authorizationUrl: 'https://app.hubspot.com/oauth/authorize',
    tokenUrl: `${oauth}/token`,
    revocationUrl: `${oauth}/token/revoke`,
    grant: 'authorization_code',
    scopes: [
      { name: 'oauth', label: 'Connect at all: HubSpot asks it of every app', default: true, required: true },
      { name: 'crm.objects.contacts.read', label: 'See contacts', default: true },
      { name: 'crm.objects.contacts.write', label: 'Create, change and delete contacts' },
      { name: 'crm.objects.companies.read', label: 'See companies' },
      { name: 'crm.objects.companies.write', label: 'Create, change and delete companies' },
      { name: 'crm.objects.deals.read', label: 'See deals' },
      { name: 'crm.objects.deals.write', label: 'Create, change and delete deals' },
      { name: 'crm.objects.owners.read', label: 'See the owners of records' },
      { name: 'crm.objects.quotes.read', label: 'See quotes' },
      { name: 'crm.lists.read', label: 'See lists' },
      { name: 'crm.lists.write', label: 'Create, change and delete lists' },
      { name: 'crm.schemas.contacts.read', label: 'See the properties that contacts have' },
      { name: 'crm.schemas.contacts.write', label: 'Change the properties that contacts have' },
      { name: 'crm.import', label: 'Import records' },
      { name: 'crm.export', label: 'Export records' },
      { name: 'tickets', label: 'See and change tickets' },
      { name: 'forms', label: 'See and change forms' },
      { name: 'content', label: 'See and change pages, posts and e-mails' },
      { name: 'automation', label: 'See and change workflows' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    tokenResponse: { scopeField: 'scopes', keep: ['hub_id', 'user_id'] },
    idToken: 'ignore',
  },
  identity: {
    // The account, not the person: whoever connected it is told by introspection alone, which wants the client secret.
    url: 'https://api.hubapi.com/account-info/2026-03/details',
    id: ['portalId'],
    // Told from the API’s version of March 2027 on; until then the account goes by its number.
    name: ['portalName'],
  },
  probe: {
    url: 'https://api.hubapi.com/account-info/2026-03/details',
    errorField: 'category',
    errors: {
      INVALID_AUTHENTICATION: 'invalid_token',
      EXPIRED_AUTHENTICATION: 'invalid_token',
      MISSING_SCOPES: 'missing_scope',
      RATE_LIMITS: 'rate_limited',
    },
  },
  api: {
    baseUrl: 'https://api.hubapi.com',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Apps are made with HubSpot’s command line: install it, sign in by `hs account auth`, and run `hs project create` ([guide](https://developers.hubspot.com/docs/apps/developer-platform/build-apps/create-an-app)). Choose **OAuth** as authentication.',
        'A legacy public app that you already have serves as well; new ones cannot be made since June 2026.',
      ],
    },
    {
      title: 'Set the redirect URL and the scopes',
      steps: [
        'In `app-hsmeta.json`, put `{redirect_uri}` into `redirectUrls`.',
        'Put the scopes that you choose here into `requiredScopes`. The two lists must be the same, or HubSpot refuses the consent.',
        'Run `hs project upload`.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Open [Projects](https://app.hubspot.com/developer-projects), choose the project, then the app’s name under **Project components**.',
        'On the **Auth** tab, copy the **Client ID** and the **Client secret** into the form.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account. Whoever does that must be allowed to install apps there.',
        'Access tokens last half an hour and are renewed by themselves.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Kontakte, Unternehmen, Deals, Tickets, Listen, Formulare und Inhalte eines HubSpot-Accounts.',
      fields: germanFields({
        client_id: { help: 'Auf dem Tab Auth Ihrer App, unter Development → Projects.' },
        client_secret: { help: 'Auf demselben Tab. Dort lässt es sich wieder anzeigen.' },
      }),
      scopes: {
        oauth: 'Überhaupt verbinden: HubSpot verlangt es von jeder App',
        'crm.objects.contacts.read': 'Kontakte ansehen',
        'crm.objects.contacts.write': 'Kontakte anlegen, ändern und löschen',
        'crm.objects.companies.read': 'Unternehmen ansehen',
        'crm.objects.companies.write': 'Unternehmen anlegen, ändern und löschen',
        'crm.objects.deals.read': 'Deals ansehen',
        'crm.objects.deals.write': 'Deals anlegen, ändern und löschen',
        'crm.objects.owners.read': 'Zuständige von Datensätzen sehen',
        'crm.objects.quotes.read': 'Angebote ansehen',
        'crm.lists.read': 'Listen ansehen',
        'crm.lists.write': 'Listen anlegen, ändern und löschen',
        'crm.schemas.contacts.read': 'Sehen, welche Eigenschaften Kontakte haben',
        'crm.schemas.contacts.write': 'Ändern, welche Eigenschaften Kontakte haben',
        'crm.import': 'Datensätze importieren',
        'crm.export': 'Datensätze exportieren',
        tickets: 'Tickets ansehen und ändern',
        forms: 'Formulare ansehen und ändern',
        content: 'Seiten, Beiträge und E-Mails ansehen und ändern',
        automation: 'Workflows ansehen und ändern',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Apps entstehen mit HubSpots Befehlszeile: sie installieren, mit `hs account auth` anmelden und `hs project create` ausführen ([Anleitung](https://developers.hubspot.com/docs/apps/developer-platform/build-apps/create-an-app)). Als Anmeldung **OAuth** wählen.',
            'Eine vorhandene öffentliche App der alten Art genügt auch; neue lassen sich seit Juni 2026 nicht mehr anlegen.',
          ],
        },
        {
          title: 'Redirect-URL und Scopes setzen',
          steps: [
            '`{redirect_uri}` in `app-hsmeta.json` unter `redirectUrls` eintragen.',
            'Die hier gewählten Scopes in `requiredScopes` eintragen. Beide Listen müssen gleich sein, sonst lehnt HubSpot die Zustimmung ab.',
            '`hs project upload` ausführen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            '[Projects](https://app.hubspot.com/developer-projects) öffnen, das Projekt wählen, dann unter **Project components** den Namen der App.',
            'Auf dem Tab **Auth** die **Client ID** und das **Client secret** in das Formular kopieren.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden. Wer das tut, muss dort Apps installieren dürfen.',
            'Access-Tokens gelten eine halbe Stunde und erneuern sich von selbst.',
          ],
        },
      ],
    },
  },
  mark: 'hubspot',
  source: 'https://developers.hubspot.com/docs/api-reference/latest/authentication/manage-oauth-tokens',
  checkedOn: '2026-11-21',
} as const satisfies Provider
