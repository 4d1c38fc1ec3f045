import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

const registrations = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'

export const microsoft = {
  key: 'microsoft',
  name: 'Microsoft',
  description: 'Outlook, OneDrive, SharePoint, Teams and the rest of Microsoft 365, through Microsoft Graph.',
  categories: ['Documents', 'E-mail', 'Calendar', 'Communication'],
  aliases: [
    'Microsoft 365',
    'Office 365',
    'Outlook',
    'OneDrive',
    'SharePoint',
    'Teams',
    'Entra ID',
    'Azure AD',
    'Microsoft Graph',
  ],
  capabilities: ['Read and send e-mail', 'Read and write files', 'Manage calendars', 'Send Teams messages'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: {
        label: 'Application (client) ID',
        placeholder: '00000000-0000-0000-0000-000000000000',
        help: 'On the overview of your app registration.',
      },
      secret: { help: 'The secret’s Value, not its ID. It is shown once, and lasts at most 24 months.' },
    }),
    {
      key: 'tenant_id',
      label: 'Directory (tenant) ID',
      type: 'text',
      required: false,
      secret: false,
      placeholder: 'common',
      default: 'common',
      help: 'Blank for an application that takes accounts of any organisation. A single-tenant one needs its own ID here, or Microsoft refuses it (AADSTS50194).',
      pattern: {
        matches: '[A-Za-z0-9]([A-Za-z0-9.\\-]*[A-Za-z0-9])?',
        message: 'A tenant ID, a domain of the tenant, or one of common, organizations and consumers.',
      },
    },
  ],
  oauth2: {
    authorizationUrl: 'https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token',
    deviceAuthorizationUrl: 'https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/devicecode',
    revocationNote:
      'Microsoft has no way to revoke a token from outside. People withdraw their consent at https://myapps.microsoft.com, administrators under Enterprise applications in the Microsoft Entra admin center.',
    userinfoUrl: 'https://graph.microsoft.com/oidc/userinfo',
    grant: 'authorization_code',
    scopes: [
      { name: 'openid', label: 'Know which Microsoft account you are', default: true, required: true },
      { name: 'profile', label: 'See your name', default: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'offline_access', label: 'Stay connected while you are away', default: true, required: true },
      { name: 'User.Read', label: 'Sign you in and see your profile', default: true, required: true },
      { name: 'Mail.Read', label: 'Read your e-mail' },
      { name: 'Mail.ReadWrite', label: 'Read, write and delete your e-mail' },
      { name: 'Mail.Send', label: 'Send e-mail as you' },
      { name: 'Calendars.Read', label: 'See your calendars' },
      { name: 'Calendars.ReadWrite', label: 'See and change your calendars' },
      { name: 'Contacts.Read', label: 'See your contacts' },
      { name: 'Contacts.ReadWrite', label: 'See and change your contacts' },
      { name: 'Files.Read', label: 'See your files' },
      { name: 'Files.ReadWrite', label: 'See, change and delete your files' },
      { name: 'Files.ReadWrite.All', label: 'See, change and delete all files that you can reach' },
      { name: 'Sites.Read.All', label: 'See SharePoint sites that you can reach' },
      { name: 'Tasks.ReadWrite', label: 'See and change your tasks' },
      { name: 'Chat.ReadWrite', label: 'Read and send Teams chat messages' },
      { name: 'ChannelMessage.Send', label: 'Send messages to Teams channels' },
      { name: 'User.ReadBasic.All', label: 'See names and addresses of everybody in the organisation' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    authorizationParams: { prompt: 'select_account' },
    // Its issuer names the tenant of whoever signs in, so that it cannot be known beforehand for `common`.
    idToken: 'ignore',
  },
  identity: {
    url: 'https://graph.microsoft.com/v1.0/me',
    id: ['id'],
    name: ['displayName'],
    // A personal account may have no mailbox.
    email: ['mail', 'userPrincipalName'],
  },
  probe: {
    url: 'https://graph.microsoft.com/v1.0/me',
    errorField: 'error.code',
    errors: {
      InvalidAuthenticationToken: 'invalid_token',
      Authorization_RequestDenied: 'missing_scope',
    },
  },
  api: {
    baseUrl: 'https://graph.microsoft.com/v1.0',
    callerHeaders: ['consistencylevel'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Register an application',
      steps: [
        `Open [App registrations](${registrations}) in the Microsoft Entra admin center and choose **New registration**.`,
        'Choose who may connect under **Supported account types**. For **Accounts in this organizational directory only**, also copy the **Directory (tenant) ID** into the form.',
        'Under **Redirect URI**, choose the platform **Web** and enter `{redirect_uri}`. (It can also be added later, under **Manage → Authentication**.)',
        'Choose **Register**, and copy the **Application (client) ID** into the form.',
      ],
    },
    {
      title: 'Create a client secret',
      steps: [
        'Under **Certificates & secrets → Client secrets**, choose **New client secret**.',
        'Copy its **Value** (not the **Secret ID**) into the form. It is shown this once; note the day it expires.',
      ],
    },
    {
      title: 'Allow the permissions',
      steps: [
        'Under **API permissions**, add the Microsoft Graph **delegated permissions** that you choose here.',
        'If your organisation does not let people consent by themselves, choose **Grant admin consent**.',
      ],
    },
    { title: 'Connect', steps: ['Save the form, then connect an account.'] },
  ],
  translations: {
    de: {
      description: 'Outlook, OneDrive, SharePoint, Teams und das übrige Microsoft 365, über Microsoft Graph.',
      fields: germanFields({
        client_id: { label: 'Anwendungs-ID (Client)', help: 'Auf der Übersicht Ihrer App-Registrierung.' },
        client_secret: {
          help: 'Der Wert des Secrets, nicht seine ID. Er wird einmal angezeigt und gilt höchstens 24 Monate.',
        },
        tenant_id: {
          label: 'Verzeichnis-ID (Mandant)',
          help: 'Leer für eine Anwendung, die Konten jeder Organisation nimmt. Eine für nur einen Mandanten braucht hier dessen ID, sonst lehnt Microsoft ab (AADSTS50194).',
          message:
            'Eine Mandanten-ID, eine Domain des Mandanten oder eines von common, organizations und consumers.',
        },
      }),
      scopes: {
        openid: 'Wissen, welches Microsoft-Konto Sie haben',
        profile: 'Ihren Namen sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        offline_access: 'Verbunden bleiben, während Sie weg sind',
        'User.Read': 'Sie anmelden und Ihr Profil ansehen',
        'Mail.Read': 'Ihre E-Mails lesen',
        'Mail.ReadWrite': 'Ihre E-Mails lesen, schreiben und löschen',
        'Mail.Send': 'E-Mails in Ihrem Namen senden',
        'Calendars.Read': 'Ihre Kalender ansehen',
        'Calendars.ReadWrite': 'Ihre Kalender ansehen und ändern',
        'Contacts.Read': 'Ihre Kontakte ansehen',
        'Contacts.ReadWrite': 'Ihre Kontakte ansehen und ändern',
        'Files.Read': 'Ihre Dateien ansehen',
        'Files.ReadWrite': 'Ihre Dateien ansehen, ändern und löschen',
        'Files.ReadWrite.All': 'Alle Dateien ansehen, ändern und löschen, auf die Sie Zugriff haben',
        'Sites.Read.All': 'SharePoint-Websites ansehen, auf die Sie Zugriff haben',
        'Tasks.ReadWrite': 'Ihre Aufgaben ansehen und ändern',
        'Chat.ReadWrite': 'Chatnachrichten in Teams lesen und senden',
        'ChannelMessage.Send': 'Nachrichten an Kanäle in Teams senden',
        'User.ReadBasic.All': 'Namen und Adressen aller in der Organisation sehen',
      },
      revocationNote:
        'Bei Microsoft lässt sich ein Token von außen nicht widerrufen. Personen ziehen ihre Zustimmung unter https://myapps.microsoft.com zurück, die Administration unter Enterprise applications im Microsoft Entra Admin Center.',
      instructions: [
        {
          title: 'Anwendung registrieren',
          steps: [
            'Im Microsoft Entra Admin Center [App registrations](https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade) öffnen und **New registration** wählen.',
            'Unter **Supported account types** wählen, wer sich verbinden darf. Bei **Accounts in this organizational directory only** auch die **Directory (tenant) ID** in das Formular kopieren.',
            'Unter **Redirect URI** die Plattform **Web** wählen und `{redirect_uri}` eingeben. (Das geht auch später, unter **Manage → Authentication**.)',
            '**Register** wählen und die **Application (client) ID** in das Formular kopieren.',
          ],
        },
        {
          title: 'Client-Secret anlegen',
          steps: [
            'Unter **Certificates & secrets → Client secrets**: **New client secret** wählen.',
            'Dessen **Value** (nicht die **Secret ID**) in das Formular kopieren. Er wird nur dieses eine Mal angezeigt; den Tag notieren, an dem er abläuft.',
          ],
        },
        {
          title: 'Berechtigungen erlauben',
          steps: [
            'Unter **API permissions** die **Delegated permissions** von Microsoft Graph hinzufügen, die hier gewählt sind.',
            'Lässt die Organisation Personen nicht selbst zustimmen, **Grant admin consent** wählen.',
          ],
        },
        {
          title: 'Verbinden',
          steps: ['Formular speichern, dann ein Konto verbinden.'],
        },
      ],
    },
  },
  source: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
  checkedOn: '2026-11-21',
} as const satisfies Provider
