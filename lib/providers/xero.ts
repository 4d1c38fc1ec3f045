import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const xero = {
  key: 'xero',
  name: 'Xero',
  description: 'Invoices, payments, bank transactions, contacts and reports of Xero organisations.',
  categories: ['Accounting'],
  aliases: ['accounting', 'bookkeeping'],
  capabilities: ['Read and write invoices', 'Record payments', 'Look contacts up', 'Run reports'],
  authType: 'oauth2',
  fields: clientFields({
    id: {
      placeholder: '00000000000000000000000000000000',
      help: 'On the Configuration page of your app.',
    },
    secret: { help: 'Made by “Generate a secret” on the same page, and shown once.' },
  }),
  oauth2: {
    authorizationUrl: 'https://login.xero.com/identity/connect/authorize',
    tokenUrl: 'https://identity.xero.com/connect/token',
    // By RFC 7009 with the refresh token, which ends the app’s connections to all organisations.
    revocationUrl: 'https://identity.xero.com/connect/revocation',
    userinfoUrl: 'https://identity.xero.com/connect/userinfo',
    issuer: 'https://identity.xero.com',
    grant: 'authorization_code',
    // The granular ones, which apps have since 2 March 2026. Older apps know `accounting.transactions` too until 2027.
    scopes: [
      { name: 'openid', label: 'Know which Xero user you are', default: true, required: true },
      { name: 'profile', label: 'See your name', default: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'offline_access', label: 'Stay connected while you are away', default: true, required: true },
      {
        name: 'accounting.invoices',
        label: 'See and change invoices, quotes and purchase orders',
        default: true,
      },
      { name: 'accounting.payments', label: 'See and change payments' },
      { name: 'accounting.banktransactions', label: 'See and change bank transactions' },
      { name: 'accounting.manualjournals', label: 'See and change manual journals' },
      { name: 'accounting.contacts', label: 'See and change contacts' },
      { name: 'accounting.contacts.read', label: 'See contacts', default: true },
      { name: 'accounting.settings', label: 'See and change accounts, tax rates and items' },
      {
        name: 'accounting.settings.read',
        label: 'See the organisation, accounts, tax rates and items',
        default: true,
      },
      { name: 'accounting.attachments', label: 'See and add attachments' },
      { name: 'accounting.reports.profitandloss.read', label: 'See the profit and loss report' },
      { name: 'accounting.reports.balancesheet.read', label: 'See the balance sheet' },
      { name: 'accounting.reports.trialbalance.read', label: 'See the trial balance' },
      { name: 'accounting.reports.aged.read', label: 'See what is owed, by age' },
      { name: 'files', label: 'See and change files and folders' },
      { name: 'assets', label: 'See and change fixed assets' },
      { name: 'projects', label: 'See and change projects' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    // The person. Which organisations the grant covers is the probe’s to ask: it may be several.
    url: 'https://identity.xero.com/connect/userinfo',
    id: ['xero_userid', 'sub'],
    name: ['name', 'given_name', 'preferred_username'],
    email: ['email'],
  },
  // Needs no scope.
  probe: { url: 'https://api.xero.com/connections', errorField: 'Title' },
  api: {
    baseUrl: 'https://api.xero.com',
    callerHeaders: ['xero-tenant-id'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open [My Apps](https://developer.xero.com/app/manage), choose **New app**, and **Web app** as the kind of integration.',
        'As **Redirect URI**, enter `{redirect_uri}`. Xero takes https addresses, and http on localhost.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'On the **Configuration** page, copy the **Client id** into the form.',
        'Choose **Generate a secret**, and copy it as well. It is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect, and choose the organisation. To add another, connect again.',
        'Requests to the API need the header `Xero-tenant-id` with the ID of an organisation. The path `connections` lists them, and paths of the accounting API begin with `api.xro/2.0`.',
        'Access tokens last half an hour and are renewed by themselves, each time with a new refresh token. One that is not used for 60 days ends.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Rechnungen, Zahlungen, Banktransaktionen, Kontakte und Berichte von Xero-Organisationen.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Configuration Ihrer App.' },
        client_secret: {
          help: 'Entsteht durch „Generate a secret“ auf derselben Seite und wird einmal angezeigt.',
        },
      }),
      scopes: {
        openid: 'Wissen, wer Sie bei Xero sind',
        profile: 'Ihren Namen sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        offline_access: 'Verbunden bleiben, während Sie weg sind',
        'accounting.invoices': 'Rechnungen, Angebote und Bestellungen ansehen und ändern',
        'accounting.payments': 'Zahlungen ansehen und ändern',
        'accounting.banktransactions': 'Banktransaktionen ansehen und ändern',
        'accounting.manualjournals': 'Manuelle Buchungen ansehen und ändern',
        'accounting.contacts': 'Kontakte ansehen und ändern',
        'accounting.contacts.read': 'Kontakte ansehen',
        'accounting.settings': 'Konten, Steuersätze und Artikel ansehen und ändern',
        'accounting.settings.read': 'Die Organisation, Konten, Steuersätze und Artikel ansehen',
        'accounting.attachments': 'Anhänge ansehen und hinzufügen',
        'accounting.reports.profitandloss.read': 'Die Gewinn-und-Verlust-Rechnung ansehen',
        'accounting.reports.balancesheet.read': 'Die Bilanz ansehen',
        'accounting.reports.trialbalance.read': 'Die Summen- und Saldenliste ansehen',
        'accounting.reports.aged.read': 'Offene Posten nach Alter ansehen',
        files: 'Dateien und Ordner ansehen und ändern',
        assets: 'Anlagevermögen ansehen und ändern',
        projects: 'Projekte ansehen und ändern',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            '[My Apps](https://developer.xero.com/app/manage) öffnen, **New app** wählen und als Art der Integration **Web app**.',
            'Als **Redirect URI** `{redirect_uri}` eingeben. Xero nimmt https-Adressen und http auf localhost.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf der Seite **Configuration** die **Client id** in das Formular kopieren.',
            '**Generate a secret** wählen und auch das kopieren. Es wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann verbinden und die Organisation wählen. Um eine weitere hinzuzufügen, noch einmal verbinden.',
            'Anfragen an die API brauchen den Header `Xero-tenant-id` mit der ID einer Organisation. Der Pfad `connections` listet sie auf, und Pfade der Buchhaltungs-API beginnen mit `api.xro/2.0`.',
            'Access-Tokens gelten eine halbe Stunde und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token. Eines, das 60 Tage nicht genutzt wird, endet.',
          ],
        },
      ],
    },
  },
  mark: 'xero',
  source: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
