import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

/** The business account that an app belongs to, by the app’s own credentials: nobody is asked for consent. */
export const paypal = {
  key: 'paypal',
  name: 'PayPal',
  description: 'Orders, payments, subscriptions, invoices and disputes of your own PayPal business account.',
  categories: ['Payments'],
  aliases: ['PayPal REST API', 'payments', 'checkout'],
  capabilities: ['Take and refund payments', 'Send invoices', 'Manage subscriptions', 'Report transactions'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: {
        help: 'In the developer dashboard, under Apps & Credentials. Sandbox and live have different ones.',
      },
      secret: { label: 'Secret key', help: 'Below the client ID.' },
    }),
    {
      key: 'environment',
      label: 'Environment',
      type: 'select',
      required: true,
      secret: false,
      default: 'api-m.paypal.com',
      options: [
        { value: 'api-m.paypal.com', label: 'Live' },
        { value: 'api-m.sandbox.paypal.com', label: 'Sandbox' },
      ],
      help: 'Where the client ID is from: each is refused by the other.',
    },
  ],
  oauth2: {
    // For “Log in with PayPal”: with this grant, no browser is sent there.
    authorizationUrl: 'https://www.paypal.com/signin/authorize',
    tokenUrl: 'https://{environment}/v1/oauth2/token',
    revocationUrl: 'https://{environment}/v1/oauth2/token/terminate',
    grant: 'client_credentials',
    scopes: [],
    scopesNote:
      'PayPal asks for no scopes here. What the connection may do is ticked as features of the app in PayPal’s developer dashboard; a token keeps what it had until it ends.',
    tokenAuthMethod: 'client_secret_basic',
    tokenResponse: { keep: ['app_id'] },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://{environment}/v1/identity/oauth2/userinfo?schema=paypalv1.1',
    id: ['payer_id', 'user_id'],
    name: ['name'],
    email: ['emails.0.value', 'email'],
  },
  probe: {
    url: 'https://{environment}/v1/identity/oauth2/userinfo?schema=paypalv1.1',
    errorField: 'name',
    errors: { AUTHENTICATION_FAILURE: 'invalid_token', RATE_LIMIT_REACHED: 'rate_limited' },
    // Said to an app whose features do not include the profile: its token is good.
    limited: ['NOT_AUTHORIZED', '403'],
  },
  api: {
    baseUrl: 'https://{environment}',
    callerHeaders: ['paypal-request-id', 'paypal-partner-attribution-id'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open [Apps & Credentials](https://developer.paypal.com/dashboard/applications) in the developer dashboard. Choose **Sandbox** or **Live**: live wants a business account.',
        'Choose **Create App**, and enter a name.',
      ],
    },
    {
      title: 'Choose what it may do',
      steps: [
        'On the page of the app, under **Features**, tick what you need, such as **Invoicing** or **Transaction search**. Some are only given on request.',
        'A change reaches the connection when its token is renewed, at the latest nine hours later.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Copy the **Client ID** and the **Secret key** into the form, and choose the **Environment** that they are from.',
        'Save the form, then connect: there is no page of consent. Tokens last up to nine hours and are renewed by themselves.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Bestellungen, Zahlungen, Abonnements, Rechnungen und Konflikte Ihres eigenen PayPal-Geschäftskontos.',
      fields: germanFields({
        client_id: {
          help: 'Im Developer Dashboard, unter Apps & Credentials. Sandbox und Live haben verschiedene.',
        },
        client_secret: { label: 'Secret Key', help: 'Unter der Client-ID.' },
        environment: {
          label: 'Umgebung',
          help: 'Woher die Client-ID ist: Jede Umgebung lehnt die der anderen ab.',
          options: { 'api-m.paypal.com': 'Live', 'api-m.sandbox.paypal.com': 'Sandbox' },
        },
      }),
      scopesNote:
        'PayPal fragt hier nach keinen Scopes. Was die Verbindung darf, wird im Developer Dashboard von PayPal als Features der App angekreuzt; ein Token behält, was es hatte, bis es endet.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Im Developer Dashboard [Apps & Credentials](https://developer.paypal.com/dashboard/applications) öffnen. **Sandbox** oder **Live** wählen: Live verlangt ein Geschäftskonto.',
            '**Create App** wählen und einen Namen eingeben.',
          ],
        },
        {
          title: 'Wählen, was sie darf',
          steps: [
            'Auf der Seite der App unter **Features** ankreuzen, was gebraucht wird, etwa **Invoicing** oder **Transaction search**. Manche gibt es nur auf Antrag.',
            'Eine Änderung erreicht die Verbindung, wenn ihr Token erneuert wird, spätestens neun Stunden danach.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Die **Client ID** und den **Secret key** in das Formular kopieren und die **Umgebung** wählen, aus der sie sind.',
            'Formular speichern, dann verbinden: Eine Zustimmungsseite gibt es nicht. Tokens gelten bis zu neun Stunden und erneuern sich von selbst.',
          ],
        },
      ],
    },
  },
  mark: 'paypal',
  source: 'https://developer.paypal.com/api/rest/authentication/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
