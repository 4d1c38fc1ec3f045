import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

/** Shopify’s versions are dated, and last a year: the newest that was found. */
const admin = 'https://{shop}.myshopify.com/admin/api/2026-10'

/** Asks for the store. Every token may, whatever its scopes. */
const body = { query: '{ shop { id name email myshopifyDomain } }' }

export const shopify = {
  key: 'shopify',
  name: 'Shopify',
  description: 'Products, orders, customers and stock of one Shopify store.',
  categories: ['Commerce', 'Marketing'],
  aliases: ['online store', 'e-commerce', 'webshop'],
  capabilities: ['Manage products', 'Read and write orders', 'Look customers up', 'Manage stock'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: { help: 'In the Dev Dashboard, under Settings of your app.' },
      secret: { help: 'Beside the client ID.' },
    }),
    {
      key: 'shop',
      label: 'Store',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'example',
      suffix: '.myshopify.com',
      help: 'The store’s first address, which it keeps whatever its own domain is. In its admin, under Settings → Domains.',
      pattern: {
        matches: '[A-Za-z0-9][A-Za-z0-9\\-]*[A-Za-z0-9]',
        message:
          'Only the name before .myshopify.com, without https://. It has letters, digits and dashes only.',
      },
    },
  ],
  oauth2: {
    authorizationUrl: 'https://{shop}.myshopify.com/admin/oauth/authorize',
    tokenUrl: 'https://{shop}.myshopify.com/admin/oauth/access_token',
    revocationNote:
      'A token of Shopify ends with the app in the store: whoever runs the store uninstalls it in the admin, under Settings → Apps.',
    grant: 'authorization_code',
    // Of a pair, Shopify grants and answers the one that writes alone.
    scopes: [
      { name: 'read_products', label: 'See products and collections', default: true },
      { name: 'write_products', label: 'See, create, change and delete products and collections' },
      { name: 'read_orders', label: 'See orders of the last 60 days', default: true },
      { name: 'write_orders', label: 'See and change orders of the last 60 days' },
      { name: 'read_all_orders', label: 'See older orders too, where Shopify has allowed it' },
      { name: 'read_draft_orders', label: 'See draft orders' },
      { name: 'write_draft_orders', label: 'See, create and change draft orders' },
      { name: 'read_customers', label: 'See customers' },
      { name: 'write_customers', label: 'See, create, change and delete customers' },
      { name: 'read_inventory', label: 'See stock' },
      { name: 'write_inventory', label: 'See and change stock' },
      { name: 'read_locations', label: 'See the places that stock is kept at' },
      { name: 'read_fulfillments', label: 'See fulfilment services' },
      { name: 'read_merchant_managed_fulfillment_orders', label: 'See what is to be sent' },
      {
        name: 'write_merchant_managed_fulfillment_orders',
        label: 'See what is to be sent, and mark it as sent',
      },
      { name: 'read_discounts', label: 'See discounts' },
      { name: 'write_discounts', label: 'See, create, change and delete discounts' },
      { name: 'read_files', label: 'See uploaded files' },
      { name: 'write_files', label: 'See, upload and delete files' },
      { name: 'read_reports', label: 'See reports' },
    ],
    scopeSeparator: ',',
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // Without it the token never ends, which Shopify refuses from public apps.
    tokenParams: { expiring: '1' },
    tokenResponse: { scopeSeparator: ',' },
    idToken: 'ignore',
  },
  identity: {
    url: `${admin}/graphql.json`,
    method: 'POST',
    body,
    id: ['data.shop.id'],
    name: ['data.shop.name', 'data.shop.myshopifyDomain'],
    email: ['data.shop.email'],
  },
  probe: {
    url: `${admin}/graphql.json`,
    method: 'POST',
    body,
    failField: 'errors',
    errorField: 'errors.0.extensions',
    errors: {
      ACCESS_DENIED: 'missing_scope',
      THROTTLED: 'rate_limited',
      SHOP_INACTIVE: 'account_disabled',
      INTERNAL_SERVER_ERROR: 'provider_unavailable',
    },
  },
  api: {
    baseUrl: admin,
    credential: { in: 'header', name: 'X-Shopify-Access-Token', prefix: '' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open the [Dev Dashboard](https://dev.shopify.com/dashboard), choose **Create app**, and start from the dashboard.',
        'On the **Versions** page, enter `{redirect_uri}` under **Redirect URLs**, and switch **Embed app in Shopify admin** off.',
        'There, choose **Select scopes**, and those that you choose here. One that writes includes the one that reads: of such a pair, choose the first alone.',
        'Choose **Release**. Until Shopify has allowed the app **protected customer data**, names and addresses of customers come empty.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Under **Settings**, copy the **Client ID** and the **Secret** into the form.',
        'Enter the store by its name before `.myshopify.com`. Another store is another integration.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Choose a way of distribution for the app, if it asks for one, and the store that it is for.',
        'Save the form, then connect: whoever does that must be allowed to install apps in the store.',
        'Access tokens last an hour and are renewed by themselves, each time with a new refresh token, which lasts 90 days.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Produkte, Bestellungen, Kunden und Lagerbestand eines Shopify-Shops.',
      fields: germanFields({
        client_id: { help: 'Im Dev Dashboard, unter Settings Ihrer App.' },
        client_secret: { help: 'Neben der Client-ID.' },
        shop: {
          label: 'Shop',
          help: 'Die erste Adresse des Shops, die er behält, wie auch seine eigene Domain heißt. In seinem Admin-Bereich unter Einstellungen → Domains.',
          message:
            'Nur der Name vor .myshopify.com, ohne https://. Er hat nur Buchstaben, Ziffern und Striche.',
        },
      }),
      scopes: {
        read_products: 'Produkte und Kollektionen ansehen',
        write_products: 'Produkte und Kollektionen ansehen, anlegen, ändern und löschen',
        read_orders: 'Bestellungen der letzten 60 Tage ansehen',
        write_orders: 'Bestellungen der letzten 60 Tage ansehen und ändern',
        read_all_orders: 'Auch ältere Bestellungen ansehen, wo Shopify es erlaubt hat',
        read_draft_orders: 'Bestellentwürfe ansehen',
        write_draft_orders: 'Bestellentwürfe ansehen, anlegen und ändern',
        read_customers: 'Kunden ansehen',
        write_customers: 'Kunden ansehen, anlegen, ändern und löschen',
        read_inventory: 'Lagerbestand ansehen',
        write_inventory: 'Lagerbestand ansehen und ändern',
        read_locations: 'Standorte des Lagers ansehen',
        read_fulfillments: 'Fulfillment-Dienste ansehen',
        read_merchant_managed_fulfillment_orders: 'Sehen, was zu versenden ist',
        write_merchant_managed_fulfillment_orders:
          'Sehen, was zu versenden ist, und es als versandt markieren',
        read_discounts: 'Rabatte ansehen',
        write_discounts: 'Rabatte ansehen, anlegen, ändern und löschen',
        read_files: 'Hochgeladene Dateien ansehen',
        write_files: 'Dateien ansehen, hochladen und löschen',
        read_reports: 'Berichte ansehen',
      },
      revocationNote:
        'Ein Token von Shopify endet mit der App im Shop: Wer den Shop führt, deinstalliert sie im Admin-Bereich unter Einstellungen → Apps.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Das [Dev Dashboard](https://dev.shopify.com/dashboard) öffnen, **Create app** wählen und vom Dashboard aus beginnen.',
            'Auf der Seite **Versions** unter **Redirect URLs** `{redirect_uri}` eingeben und **Embed app in Shopify admin** ausschalten.',
            'Dort **Select scopes** wählen und die Scopes, die hier gewählt sind. Einer, der schreibt, schließt den ein, der liest: von einem solchen Paar nur den ersten wählen.',
            '**Release** wählen. Solange Shopify der App keine **Protected customer data** erlaubt hat, kommen Namen und Adressen von Kunden leer an.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Unter **Settings** die **Client ID** und das **Secret** in das Formular kopieren.',
            'Den Shop mit seinem Namen vor `.myshopify.com` eingeben. Ein anderer Shop ist eine andere Integration.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Einen Weg der Verteilung für die App wählen, wenn sie danach fragt, und den Shop, für den sie ist.',
            'Formular speichern, dann verbinden: Wer das tut, muss im Shop Apps installieren dürfen.',
            'Access-Tokens gelten eine Stunde und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token, das 90 Tage gilt.',
          ],
        },
      ],
    },
  },
  mark: 'shopify',
  source: 'https://shopify.dev/docs/apps/build/authentication-authorization/authenticate-standalone-apps',
  checkedOn: '2026-11-21',
} as const satisfies Provider
