import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const linkedin = {
  key: 'linkedin',
  name: 'LinkedIn',
  description: 'Profile and posts of a LinkedIn member, and the pages and advertisements that they manage.',
  categories: ['Marketing'],
  aliases: ['LinkedIn Pages', 'LinkedIn Ads', 'social network'],
  capabilities: ['Know who somebody is', 'Post for members', 'Post for pages', 'Report on advertisements'],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the Auth tab of your app.' },
    secret: { label: 'Primary client secret', help: 'On the same tab.' },
  }),
  oauth2: {
    authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    revocationNote:
      'LinkedIn documents no way to revoke a token from outside. People withdraw their consent in their settings, under Data privacy → Other applications → Permitted services.',
    userinfoUrl: 'https://api.linkedin.com/v2/userinfo',
    issuer: 'https://www.linkedin.com/oauth',
    grant: 'authorization_code',
    scopes: [
      { name: 'openid', label: 'Know which LinkedIn member you are', default: true, required: true },
      { name: 'profile', label: 'See your name and picture', default: true, required: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'w_member_social', label: 'Post, comment and react as you' },
      { name: 'r_basicprofile', label: 'See your headline and the address of your profile' },
      { name: 'r_1st_connections_size', label: 'See how many people you are connected to' },
      { name: 'r_organization_admin', label: 'See your pages, and how they do' },
      { name: 'rw_organization_admin', label: 'Manage your pages' },
      { name: 'r_organization_social', label: 'See posts, comments and reactions of your pages' },
      { name: 'w_organization_social', label: 'Post, comment and react for your pages' },
      { name: 'r_ads', label: 'See your advertising accounts' },
      { name: 'rw_ads', label: 'Manage your advertising accounts' },
      { name: 'r_ads_reporting', label: 'See how your advertisements do' },
      { name: 'r_events', label: 'See your events' },
      { name: 'rw_events', label: 'Manage your events' },
    ],
    // Another flow, for native apps that LinkedIn has allowed it. To the rest it refuses a code_verifier.
    pkce: 'none',
    tokenAuthMethod: 'client_secret_post',
    tokenResponse: { scopeSeparator: ',' },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.linkedin.com/v2/userinfo',
    id: ['sub'],
    name: ['name'],
    email: ['email'],
    picture: ['picture'],
  },
  probe: {
    url: 'https://api.linkedin.com/v2/userinfo',
    errorField: 'code',
    errors: {
      INVALID_ACCESS_TOKEN: 'invalid_token',
      EXPIRED_ACCESS_TOKEN: 'invalid_token',
      REVOKED_ACCESS_TOKEN: 'token_revoked',
      ACCESS_DENIED: 'missing_scope',
      TOO_MANY_REQUESTS: 'rate_limited',
    },
  },
  api: {
    baseUrl: 'https://api.linkedin.com',
    headers: { 'x-restli-protocol-version': '2.0.0' },
    callerHeaders: ['linkedin-version'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open [Create an app](https://www.linkedin.com/developers/apps/new). It needs a page of your organisation, whose administrator has to confirm it.',
        'On the **Auth** tab, under **Authorized redirect URLs for your app**, add `{redirect_uri}`.',
      ],
    },
    {
      title: 'Ask for the products',
      steps: [
        'On the **Products** tab, request **Sign In with LinkedIn using OpenID Connect**, which is given at once.',
        'For `w_member_social`, request **Share on LinkedIn** as well. Pages and advertisements belong to the **Community Management API** and the **Advertising API**, which LinkedIn reviews.',
        'Choose here only scopes that the **Auth** tab lists: LinkedIn refuses a consent that asks for others.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: ['On the **Auth** tab, copy the **Client ID** and the **Primary Client Secret** into the form.'],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Access tokens last 60 days. Only partners of the marketing programme get refresh tokens with them: all others connect again before the time is over.',
        'Requests to paths under `rest/` need a `LinkedIn-Version` header with a month, as in `202609`.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Profil und Beiträge eines LinkedIn-Mitglieds sowie die Seiten und Anzeigen, die es verwaltet.',
      fields: germanFields({
        client_id: { help: 'Auf dem Tab Auth Ihrer App.' },
        client_secret: { label: 'Primäres Client-Secret', help: 'Auf demselben Tab.' },
      }),
      scopes: {
        openid: 'Wissen, wer Sie bei LinkedIn sind',
        profile: 'Ihren Namen und Ihr Bild sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        w_member_social: 'In Ihrem Namen posten, kommentieren und reagieren',
        r_basicprofile: 'Ihren Profilslogan und die Adresse Ihres Profils sehen',
        r_1st_connections_size: 'Sehen, mit wie vielen Personen Sie vernetzt sind',
        r_organization_admin: 'Ihre Seiten sehen, und wie sie laufen',
        rw_organization_admin: 'Ihre Seiten verwalten',
        r_organization_social: 'Beiträge, Kommentare und Reaktionen Ihrer Seiten ansehen',
        w_organization_social: 'Für Ihre Seiten posten, kommentieren und reagieren',
        r_ads: 'Ihre Anzeigenkonten ansehen',
        rw_ads: 'Ihre Anzeigenkonten verwalten',
        r_ads_reporting: 'Sehen, wie Ihre Anzeigen laufen',
        r_events: 'Ihre Events ansehen',
        rw_events: 'Ihre Events verwalten',
      },
      revocationNote:
        'LinkedIn beschreibt keinen Weg, ein Token von außen zu widerrufen. Personen ziehen ihre Zustimmung in ihren Einstellungen zurück, unter Data privacy → Other applications → Permitted services.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            '[Create an app](https://www.linkedin.com/developers/apps/new) öffnen. Sie braucht eine Seite der eigenen Organisation, deren Administration sie bestätigen muss.',
            'Auf dem Tab **Auth** unter **Authorized redirect URLs for your app** `{redirect_uri}` hinzufügen.',
          ],
        },
        {
          title: 'Um die Produkte bitten',
          steps: [
            'Auf dem Tab **Products**: **Sign In with LinkedIn using OpenID Connect** anfordern; das gibt es sofort.',
            'Für `w_member_social` auch **Share on LinkedIn** anfordern. Seiten und Anzeigen gehören zur **Community Management API** und zur **Advertising API**, die LinkedIn prüft.',
            'Hier nur Scopes wählen, die der Tab **Auth** aufführt: LinkedIn lehnt eine Zustimmung ab, die um andere bittet.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf dem Tab **Auth** die **Client ID** und das **Primary Client Secret** in das Formular kopieren.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Access-Tokens gelten 60 Tage. Nur Partner des Marketing-Programms erhalten Refresh-Tokens dazu: Alle anderen verbinden neu, bevor die Zeit um ist.',
            'Anfragen an Pfade unter `rest/` brauchen einen Header `LinkedIn-Version` mit einem Monat, wie in `202609`.',
          ],
        },
      ],
    },
  },
  source: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
  checkedOn: '2026-11-21',
} as const satisfies Provider
