import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const salesforce = {
  key: 'salesforce',
  name: 'Salesforce',
  description: 'Accounts, contacts, opportunities, cases and any other object of a Salesforce org.',
  categories: ['CRM'],
  aliases: ['SFDC', 'Sales Cloud', 'Service Cloud', 'Force.com', 'Data Cloud'],
  capabilities: ['Read and write records', 'Run SOQL queries', 'Run reports', 'Work in bulk'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: {
        label: 'Consumer key',
        placeholder: '3MVG9…',
        help: 'In the OAuth settings of your external client app.',
      },
      secret: { label: 'Consumer secret', help: 'Beside the consumer key, after a code sent by e-mail.' },
    }),
    {
      key: 'login_host',
      label: 'Environment',
      type: 'select',
      required: true,
      secret: false,
      default: 'login.salesforce.com',
      options: [
        { value: 'login.salesforce.com', label: 'Production or Developer Edition' },
        { value: 'test.salesforce.com', label: 'Sandbox' },
      ],
      help: 'Where people sign in when they connect.',
    },
  ],
  oauth2: {
    authorizationUrl: 'https://{login_host}/services/oauth2/authorize',
    tokenUrl: 'https://{login_host}/services/oauth2/token',
    revocationUrl: 'https://{login_host}/services/oauth2/revoke',
    userinfoUrl: 'https://{login_host}/services/oauth2/userinfo',
    issuer: 'https://{login_host}',
    grant: 'authorization_code',
    scopes: [
      { name: 'openid', label: 'Know which Salesforce user you are', default: true, required: true },
      { name: 'refresh_token', label: 'Stay connected while you are away', default: true, required: true },
      { name: 'profile', label: 'See your name', default: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'api', label: 'Read and write everything that you can, by the APIs', default: true },
      { name: 'id', label: 'See your profile, address and telephone number' },
      { name: 'chatter_api', label: 'Use Connect and Chatter: feeds, users, groups' },
      { name: 'custom_permissions', label: 'See which custom permissions you have' },
      { name: 'content', label: 'Read and write your content and files' },
      { name: 'web', label: 'Open pages of Salesforce in a browser as you' },
      { name: 'visualforce', label: 'Open Visualforce pages as you' },
      { name: 'lightning', label: 'Use Lightning applications as you' },
      { name: 'wave_api', label: 'Use CRM Analytics' },
      { name: 'eclair_api', label: 'Use the charts and maps of CRM Analytics' },
      { name: 'pardot_api', label: 'Manage Account Engagement (Pardot)' },
      { name: 'cdp_query_api', label: 'Query Data Cloud by SQL' },
      { name: 'cdp_profile_api', label: 'Manage profiles in Data Cloud' },
      { name: 'cdp_ingest_api', label: 'Send data to Data Cloud' },
      { name: 'full', label: 'Everything that you can do, but for staying connected' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // The answer never says how long a token lasts: as long as a session of that org, two hours unless set otherwise.
    tokenResponse: { expiresIn: 3600, keep: ['instance_url', 'id'] },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://{login_host}/services/oauth2/userinfo',
    id: ['user_id', 'sub'],
    name: ['name', 'preferred_username'],
    email: ['email'],
    picture: ['picture'],
  },
  probe: {
    url: 'https://{login_host}/services/oauth2/userinfo',
    // Said as a bare word under a 403, and not in JSON.
    errors: { Bad_OAuth_Token: 'invalid_token', Missing_OAuth_Token: 'invalid_token' },
  },
  api: {
    baseUrl: 'https://{login_host}',
    // Each org has a host of its own, such as https://example.my.salesforce.com.
    baseUrlFrom: { kept: 'instance_url', within: ['salesforce.com'] },
    callerHeaders: ['sforce-query-options', 'sforce-call-options'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an external client app',
      steps: [
        'Sign in to the org ([production](https://login.salesforce.com/), [sandbox](https://test.salesforce.com/)), open **Setup**, and find **External Client App Manager** by Quick Find.',
        'Choose **New External Client App**, and enter a name and a contact e-mail address.',
      ],
    },
    {
      title: 'Enable OAuth',
      steps: [
        'Under **API (Enable OAuth Settings)**, tick **Enable OAuth**.',
        'As **Callback URL**, enter `{redirect_uri}`.',
        'Move the scopes that you choose here to the selected ones. **Perform requests at any time** is the one that keeps the connection alive.',
        'Leave **Require secret for Web Server Flow**, **Require secret for Refresh Token Flow** and **Require Proof Key for Code Exchange** ticked, and choose **Create**.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'On the app’s **Settings** tab, under **OAuth Settings**, choose **Consumer Key and Secret** and confirm by the code that you are sent.',
        'Copy the **Consumer Key** and the **Consumer Secret** into the form, and choose the **Environment**.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect a user. A new app can take some minutes until Salesforce knows it everywhere.',
        'On the app’s **Policies** tab an administrator decides who may use it, and how long refresh tokens last.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Accounts, Kontakte, Opportunities, Kundenvorgänge und jedes andere Objekt einer Salesforce-Organisation.',
      fields: germanFields({
        client_id: { label: 'Consumer-Key', help: 'In den OAuth-Einstellungen Ihrer External Client App.' },
        client_secret: {
          label: 'Consumer-Secret',
          help: 'Neben dem Consumer-Key, nach einem Code per E-Mail.',
        },
        login_host: {
          label: 'Umgebung',
          help: 'Wo man sich beim Verbinden anmeldet.',
          options: {
            'login.salesforce.com': 'Produktion oder Developer Edition',
            'test.salesforce.com': 'Sandbox',
          },
        },
      }),
      scopes: {
        openid: 'Wissen, wer Sie bei Salesforce sind',
        refresh_token: 'Verbunden bleiben, während Sie weg sind',
        profile: 'Ihren Namen sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        api: 'Über die APIs alles lesen und schreiben, worauf Sie Zugriff haben',
        id: 'Ihr Profil, Ihre Adresse und Telefonnummer sehen',
        chatter_api: 'Connect und Chatter nutzen: Feeds, Benutzer, Gruppen',
        custom_permissions: 'Sehen, welche benutzerdefinierten Berechtigungen Sie haben',
        content: 'Ihre Inhalte und Dateien lesen und schreiben',
        web: 'Seiten von Salesforce in Ihrem Namen im Browser öffnen',
        visualforce: 'Visualforce-Seiten in Ihrem Namen öffnen',
        lightning: 'Lightning-Anwendungen in Ihrem Namen nutzen',
        wave_api: 'CRM Analytics nutzen',
        eclair_api: 'Die Diagramme und Karten von CRM Analytics nutzen',
        pardot_api: 'Account Engagement (Pardot) verwalten',
        cdp_query_api: 'Data Cloud per SQL abfragen',
        cdp_profile_api: 'Profile in Data Cloud verwalten',
        cdp_ingest_api: 'Daten an Data Cloud senden',
        full: 'Alles, was Sie können, außer verbunden zu bleiben',
      },
      instructions: [
        {
          title: 'External Client App anlegen',
          steps: [
            'Bei der Organisation anmelden ([Produktion](https://login.salesforce.com/), [Sandbox](https://test.salesforce.com/)), **Setup** öffnen und über Quick Find den **External Client App Manager** suchen.',
            '**New External Client App** wählen und einen Namen und eine E-Mail-Adresse für Rückfragen eingeben.',
          ],
        },
        {
          title: 'OAuth einschalten',
          steps: [
            'Unter **API (Enable OAuth Settings)**: **Enable OAuth** ankreuzen.',
            'Als **Callback URL** `{redirect_uri}` eingeben.',
            'Die hier gewählten Scopes zu den ausgewählten verschieben. **Perform requests at any time** ist der, der die Verbindung erhält.',
            '**Require secret for Web Server Flow**, **Require secret for Refresh Token Flow** und **Require Proof Key for Code Exchange** angekreuzt lassen und **Create** wählen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf dem Tab **Settings** der App unter **OAuth Settings**: **Consumer Key and Secret** wählen und mit dem zugesandten Code bestätigen.',
            'Den **Consumer Key** und das **Consumer Secret** in das Formular kopieren und die **Umgebung** wählen.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann einen Benutzer verbinden. Es kann einige Minuten dauern, bis Salesforce eine neue App überall kennt.',
            'Auf dem Tab **Policies** der App entscheidet die Administration, wer sie nutzen darf und wie lange Refresh-Tokens gelten.',
          ],
        },
      ],
    },
  },
  source: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm&type=5',
  checkedOn: '2026-11-21',
} as const satisfies Provider
