import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const quickbooks = {
  key: 'quickbooks',
  name: 'QuickBooks',
  description: 'Invoices, payments, customers, bills and reports of a QuickBooks Online company.',
  categories: ['Accounting'],
  aliases: ['QuickBooks Online', 'QBO', 'Intuit', 'accounting', 'bookkeeping'],
  capabilities: ['Read and write invoices', 'Record payments', 'Look customers up', 'Run reports'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: { help: 'On Intuit’s developer portal, under Keys and credentials of your app.' },
      secret: { help: 'Beside the client ID. Development and production have different ones.' },
    }),
    {
      key: 'environment',
      label: 'Environment',
      type: 'select',
      required: true,
      secret: false,
      default: 'production',
      options: [
        {
          value: 'production',
          label: 'Production',
          fills: { accounts_host: 'accounts.platform.intuit.com', api_host: 'quickbooks.api.intuit.com' },
        },
        {
          value: 'sandbox',
          label: 'Sandbox',
          fills: {
            accounts_host: 'sandbox-accounts.platform.intuit.com',
            api_host: 'sandbox-quickbooks.api.intuit.com',
          },
        },
      ],
      help: 'Development keys reach sandbox companies alone, and production keys all others.',
    },
  ],
  oauth2: {
    authorizationUrl: 'https://appcenter.intuit.com/connect/oauth2',
    tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    // RFC 7009, but for the body, which is JSON.
    revocation: {
      url: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
      method: 'POST',
      authenticate: 'client_basic',
      body: { type: 'json', parameter: 'token' },
      token: 'refresh_token',
    },
    userinfoUrl: 'https://{accounts_host}/v1/openid_connect/userinfo',
    issuer: 'https://oauth.platform.intuit.com/op/v1',
    grant: 'authorization_code',
    scopes: [
      { name: 'openid', label: 'Know which Intuit user you are', default: true, required: true },
      { name: 'profile', label: 'See your name', default: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'phone', label: 'See your telephone number' },
      { name: 'address', label: 'See your postal address' },
      {
        name: 'com.intuit.quickbooks.accounting',
        label: 'See and change everything in the books',
        default: true,
      },
      { name: 'com.intuit.quickbooks.payment', label: 'Take payments by card and bank' },
      {
        name: 'project-management.project',
        label: 'See and change projects, for Intuit’s partners of the higher tiers',
      },
      {
        name: 'app-foundations.custom-field-definitions.read',
        label: 'See which custom fields there are, for the same partners',
      },
      {
        name: 'app-foundations.custom-field-definitions',
        label: 'Change which custom fields there are, for the same partners',
      },
      { name: 'payroll.compensation.read', label: 'See how people are paid, for the same partners' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    // Which company was chosen is told by the redirect alone, and every path of the API begins with it.
    keepFromRedirect: ['realmId'],
    idToken: 'ignore',
  },
  identity: {
    // The person: the company is not told here.
    url: 'https://{accounts_host}/v1/openid_connect/userinfo',
    id: ['sub'],
    name: ['name', 'givenName'],
    email: ['email'],
  },
  // Whether the company is still reached, it does not tell: that takes a path with the company’s number.
  probe: { url: 'https://{accounts_host}/v1/openid_connect/userinfo' },
  api: {
    baseUrl: 'https://{api_host}/v3/company',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open [My apps](https://developer.intuit.com/app/developer/dashboard) on Intuit’s developer portal and create an app for **QuickBooks Online and Payments**.',
        'On its **Permissions** page, tick **Accounting**, and what else you choose here.',
      ],
    },
    {
      title: 'Set the redirect URI',
      steps: [
        'Under **Settings → Redirect URIs**, on the tab of your environment, add `{redirect_uri}`. Production takes https addresses only.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Under **Keys and credentials**, choose **Development** or **Production**, and copy the **Client ID** and the **Client secret** into the form. Choose the **Environment** to match.',
        'Production keys are shown once Intuit’s questions about the app are answered.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect, and choose the company. Its number is kept with the connection as `realmId`.',
        'Paths of the API begin with that number, as in `<realmId>/companyinfo/<realmId>`.',
        'Access tokens last an hour and are renewed by themselves. A connection that is not used for 100 days ends, and so does every one after five years.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Rechnungen, Zahlungen, Kunden, Ausgaben und Berichte einer Firma in QuickBooks Online.',
      fields: germanFields({
        client_id: { help: 'In Intuits Entwicklerportal, unter Keys and credentials Ihrer App.' },
        client_secret: { help: 'Neben der Client-ID. Entwicklung und Produktion haben verschiedene.' },
        environment: {
          label: 'Umgebung',
          help: 'Schlüssel der Entwicklung erreichen nur Sandbox-Firmen, die der Produktion alle anderen.',
          options: { production: 'Produktion', sandbox: 'Sandbox' },
        },
      }),
      scopes: {
        openid: 'Wissen, wer Sie bei Intuit sind',
        profile: 'Ihren Namen sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        phone: 'Ihre Telefonnummer sehen',
        address: 'Ihre Postadresse sehen',
        'com.intuit.quickbooks.accounting': 'Alles in den Büchern ansehen und ändern',
        'com.intuit.quickbooks.payment': 'Zahlungen per Karte und Bank annehmen',
        'project-management.project': 'Projekte ansehen und ändern, für Intuits Partner der höheren Stufen',
        'app-foundations.custom-field-definitions.read':
          'Sehen, welche eigenen Felder es gibt, für dieselben Partner',
        'app-foundations.custom-field-definitions':
          'Ändern, welche eigenen Felder es gibt, für dieselben Partner',
        'payroll.compensation.read': 'Sehen, wie Personen bezahlt werden, für dieselben Partner',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'In Intuits Entwicklerportal [My apps](https://developer.intuit.com/app/developer/dashboard) öffnen und eine App für **QuickBooks Online and Payments** anlegen.',
            'Auf ihrer Seite **Permissions**: **Accounting** ankreuzen, und was hier sonst gewählt ist.',
          ],
        },
        {
          title: 'Redirect-URI setzen',
          steps: [
            'Unter **Settings → Redirect URIs** auf dem Tab der eigenen Umgebung `{redirect_uri}` hinzufügen. Die Produktion nimmt nur https-Adressen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Unter **Keys and credentials**: **Development** oder **Production** wählen und die **Client ID** und das **Client secret** in das Formular kopieren. Die **Umgebung** passend wählen.',
            'Schlüssel der Produktion werden angezeigt, sobald Intuits Fragen zur App beantwortet sind.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann verbinden und die Firma wählen. Ihre Nummer wird als `realmId` mit der Verbindung gespeichert.',
            'Pfade der API beginnen mit dieser Nummer, wie in `<realmId>/companyinfo/<realmId>`.',
            'Access-Tokens gelten eine Stunde und erneuern sich von selbst. Eine Verbindung, die 100 Tage nicht genutzt wird, endet, und jede nach fünf Jahren.',
          ],
        },
      ],
    },
  },
  mark: 'quickbooks',
  source:
    'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
  checkedOn: '2026-11-21',
} as const satisfies Provider
