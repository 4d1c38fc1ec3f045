import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const docusign = {
  key: 'docusign',
  name: 'Docusign',
  description: 'Envelopes, templates, signatures and accounts of a Docusign user.',
  categories: ['Documents'],
  aliases: ['eSignature', 'electronic signature', 'envelopes'],
  capabilities: ['Send documents for signature', 'Follow envelopes', 'Use templates', 'Manage users'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: {
        label: 'Integration key',
        placeholder: '00000000-0000-0000-0000-000000000000',
        help: 'Under Apps and Keys in Docusign’s settings.',
      },
      secret: { label: 'Secret key', help: 'Added on the page of the app, and shown once.' },
    }),
    {
      key: 'environment',
      label: 'Environment',
      type: 'select',
      required: true,
      secret: false,
      default: 'account.docusign.com',
      options: [
        { value: 'account.docusign.com', label: 'Production' },
        { value: 'account-d.docusign.com', label: 'Developer (demo)' },
      ],
      help: 'Where people sign in when they connect.',
    },
    {
      key: 'api_host',
      label: 'Account base URI',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'na4',
      suffix: '.docusign.net',
      help: 'Under Apps and Keys, too. Demo accounts have demo; others depend on where Docusign keeps the account.',
      pattern: {
        matches: '[A-Za-z0-9]([A-Za-z0-9\\-]*[A-Za-z0-9])?',
        message:
          'Only the name before .docusign.net, without https://, such as demo, na4 or eu. It has letters, digits and dashes only.',
      },
    },
  ],
  oauth2: {
    authorizationUrl: 'https://{environment}/oauth/auth',
    tokenUrl: 'https://{environment}/oauth/token',
    revocationNote:
      'Docusign documents no way to revoke a token from outside. People withdraw their consent in Docusign, under Manage Profile → Connected Apps.',
    userinfoUrl: 'https://{environment}/oauth/userinfo',
    issuer: 'https://{environment}/',
    grant: 'authorization_code',
    scopes: [
      { name: 'signature', label: 'Send, sign and read envelopes as you', default: true, required: true },
      {
        name: 'extended',
        label: 'Stay connected: each renewal lasts in full again',
        default: true,
        required: true,
      },
      { name: 'click.manage', label: 'See, create and change agreements that are clicked' },
      { name: 'click.send', label: 'Show agreements that are clicked' },
      { name: 'organization_read', label: 'See organizations' },
      { name: 'account_read', label: 'See accounts of the organization' },
      { name: 'account_write', label: 'Create, change and delete accounts of the organization' },
      { name: 'user_read', label: 'See users of the organization' },
      { name: 'user_write', label: 'Create, change and delete users of the organization' },
      { name: 'group_read', label: 'See the groups of an account' },
      { name: 'permission_read', label: 'See the permission profiles of an account' },
      { name: 'domain_read', label: 'See the reserved domains of the organization' },
      { name: 'identity_provider_read', label: 'See the identity providers of the organization' },
      { name: 'aow_manage', label: 'Run and manage workflows (Maestro)' },
      { name: 'adm_store_unified_repo_read', label: 'See agreements and what they say (Navigator)' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://{environment}/oauth/userinfo',
    id: ['sub'],
    name: ['name', 'given_name'],
    email: ['email'],
  },
  probe: { url: 'https://{environment}/oauth/userinfo' },
  api: {
    baseUrl: 'https://{api_host}.docusign.net/restapi',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Sign in to your [developer account](https://account-d.docusign.com/), and open **Settings → Apps and Keys**. Choose **Add App and Integration Key**. Apps begin there.',
        'Under **Authentication**, choose **Authorization Code Grant**.',
        'Under **Redirect URIs**, add `{redirect_uri}`, and save.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Copy the **Integration Key** into the form. Choose **Add Secret Key**, and copy that as well: it is shown this once.',
        'From the same page, copy the name out of **Account Base URI** that stands before `.docusign.net`.',
      ],
    },
    {
      title: 'Go live',
      steps: [
        'For accounts other than demo ones, submit the app for **Go-Live** after 20 successful requests, and promote it. In the production account it needs the redirect URI and a secret key anew: enter those, and that account’s base URI, here.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect a user.',
        'Paths of the API name the account, as in `v2.1/accounts/<account id>/envelopes`. Its ID is shown under **Apps and Keys**.',
        'Access tokens last eight hours and are renewed by themselves. A connection that is not used for 30 days ends.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Umschläge, Vorlagen, Unterschriften und Konten eines Docusign-Benutzers.',
      fields: germanFields({
        client_id: {
          label: 'Integrationsschlüssel',
          help: 'Unter Apps and Keys in den Einstellungen von Docusign.',
        },
        client_secret: {
          label: 'Geheimer Schlüssel',
          help: 'Wird auf der Seite der App hinzugefügt und einmal angezeigt.',
        },
        environment: {
          label: 'Umgebung',
          help: 'Wo man sich beim Verbinden anmeldet.',
          options: { 'account.docusign.com': 'Produktion', 'account-d.docusign.com': 'Entwicklung (Demo)' },
        },
        api_host: {
          label: 'Basis-URI des Kontos',
          help: 'Ebenfalls unter Apps and Keys. Demo-Konten haben demo; bei anderen kommt es darauf an, wo Docusign das Konto führt.',
          message:
            'Nur der Name vor .docusign.net, ohne https://, wie demo, na4 oder eu. Er hat nur Buchstaben, Ziffern und Striche.',
        },
      }),
      scopes: {
        signature: 'Umschläge in Ihrem Namen senden, unterschreiben und lesen',
        extended: 'Verbunden bleiben: Jede Erneuerung gilt wieder in voller Länge',
        'click.manage': 'Vereinbarungen zum Anklicken ansehen, anlegen und ändern',
        'click.send': 'Vereinbarungen zum Anklicken zeigen',
        organization_read: 'Organisationen ansehen',
        account_read: 'Konten der Organisation ansehen',
        account_write: 'Konten der Organisation anlegen, ändern und löschen',
        user_read: 'Benutzer der Organisation ansehen',
        user_write: 'Benutzer der Organisation anlegen, ändern und löschen',
        group_read: 'Die Gruppen eines Kontos ansehen',
        permission_read: 'Die Berechtigungsprofile eines Kontos ansehen',
        domain_read: 'Die reservierten Domains der Organisation ansehen',
        identity_provider_read: 'Die Identitätsanbieter der Organisation ansehen',
        aow_manage: 'Workflows ausführen und verwalten (Maestro)',
        adm_store_unified_repo_read: 'Vereinbarungen und ihren Inhalt ansehen (Navigator)',
      },
      revocationNote:
        'Docusign beschreibt keinen Weg, ein Token von außen zu widerrufen. Personen ziehen ihre Zustimmung in Docusign zurück, unter Manage Profile → Connected Apps.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Beim [Entwicklerkonto](https://account-d.docusign.com/) anmelden und **Settings → Apps and Keys** öffnen. **Add App and Integration Key** wählen. Apps beginnen dort.',
            'Unter **Authentication**: **Authorization Code Grant** wählen.',
            'Unter **Redirect URIs** `{redirect_uri}` hinzufügen und speichern.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Den **Integration Key** in das Formular kopieren. **Add Secret Key** wählen und auch diesen kopieren: Er wird nur dieses eine Mal angezeigt.',
            'Von derselben Seite den Namen aus der **Account Base URI** kopieren, der vor `.docusign.net` steht.',
          ],
        },
        {
          title: 'In Betrieb nehmen',
          steps: [
            'Für andere Konten als Demo-Konten die App nach 20 erfolgreichen Anfragen zum **Go-Live** einreichen und befördern. Im Produktionskonto braucht sie die Redirect-URI und einen geheimen Schlüssel noch einmal: diese hier eingeben, und die Basis-URI jenes Kontos.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann einen Benutzer verbinden.',
            'Pfade der API nennen das Konto, wie in `v2.1/accounts/<account id>/envelopes`. Seine ID steht unter **Apps and Keys**.',
            'Access-Tokens gelten acht Stunden und erneuern sich von selbst. Eine Verbindung, die 30 Tage nicht genutzt wird, endet.',
          ],
        },
      ],
    },
  },
  source: 'https://developers.docusign.com/platform/auth/confidential-authcode-get-token',
  checkedOn: '2026-11-21',
} as const satisfies Provider
