import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const zendesk = {
  key: 'zendesk',
  name: 'Zendesk',
  description: 'Tickets, users, organizations and the help center of a Zendesk account.',
  categories: ['CRM', 'Communication'],
  aliases: ['Zendesk Support', 'Zendesk Suite', 'help desk'],
  capabilities: ['Read and write tickets', 'Look people up', 'Manage the help center', 'Receive webhooks'],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: { label: 'Identifier', help: 'Of your OAuth client, in Admin Center. Not its number.' },
      secret: { label: 'Secret', help: 'Shown once, when the client is saved.' },
    }),
    {
      key: 'subdomain',
      label: 'Subdomain',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'example',
      suffix: '.zendesk.com',
      help: 'The first part of the address at which you open Zendesk. A domain of your own does not serve.',
      pattern: {
        matches: '[A-Za-z0-9]([A-Za-z0-9\\-]*[A-Za-z0-9])?',
        message:
          'Only the name before .zendesk.com, without https://. It has letters, digits and dashes only.',
      },
    },
  ],
  oauth2: {
    authorizationUrl: 'https://{subdomain}.zendesk.com/oauth/authorizations/new',
    tokenUrl: 'https://{subdomain}.zendesk.com/oauth/tokens',
    // DELETE /api/v2/oauth/tokens/current takes an access token that has not expired, and nothing else; people report
    // that it answers 204 and that the token works on.
    revocationNote:
      'Zendesk has no way to end a whole grant from outside. An administrator withdraws it in Admin Center, under Apps and integrations → APIs → OAuth clients.',
    grant: 'authorization_code',
    scopes: [
      { name: 'users:read', label: 'See users, and who you are', default: true, required: true },
      { name: 'users:write', label: 'Create, change and delete users' },
      { name: 'tickets:read', label: 'See tickets', default: true },
      { name: 'tickets:write', label: 'Create, change and delete tickets' },
      { name: 'organizations:read', label: 'See organizations' },
      { name: 'organizations:write', label: 'Create, change and delete organizations' },
      { name: 'hc:read', label: 'See the help center' },
      { name: 'hc:write', label: 'Write the help center' },
      { name: 'macros:read', label: 'See macros' },
      { name: 'macros:write', label: 'Create, change and delete macros' },
      { name: 'triggers:read', label: 'See triggers' },
      { name: 'triggers:write', label: 'Create, change and delete triggers' },
      { name: 'automations:read', label: 'See automations' },
      { name: 'webhooks:read', label: 'See webhooks' },
      { name: 'webhooks:write', label: 'Create, change and delete webhooks' },
      { name: 'auditlogs:read', label: 'See the audit log' },
      { name: 'read', label: 'See everything that you can see' },
      { name: 'write', label: 'Change everything that you can change, which does not include seeing it' },
      { name: 'impersonate', label: 'Act for end users, if you are an administrator' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    tokenEncoding: 'json',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://{subdomain}.zendesk.com/api/v2/users/me.json',
    id: ['user.id'],
    name: ['user.name'],
    email: ['user.email'],
    picture: ['user.photo.content_url'],
  },
  probe: {
    url: 'https://{subdomain}.zendesk.com/api/v2/users/me.json',
    // Whoever may see users may see themselves, so that a 403 is about scopes.
    errors: { invalid_token: 'invalid_token', Forbidden: 'missing_scope' },
  },
  api: {
    baseUrl: 'https://{subdomain}.zendesk.com/api/v2',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an OAuth client',
      steps: [
        'As an administrator, open **Admin Center** ([how to get there](https://support.zendesk.com/hc/en-us/articles/4408845965210)), and there **Apps and integrations → APIs → OAuth clients**. Choose **Add OAuth client**.',
        'Enter a name, and choose **Confidential** as **Client kind**.',
        'As **Redirect URLs**, enter `{redirect_uri}`. Zendesk takes https addresses, and http on localhost.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Copy the **Identifier** into the form.',
        'Choose **Save**. A **Secret** appears below: copy it into the form, since it is shown in full this once, and save again.',
        'Enter the subdomain of the account: a client works for one account alone.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect a user. The connection can see and do what that user can, within the scopes.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Tickets, Benutzer, Organisationen und das Help Center eines Zendesk-Kontos.',
      fields: germanFields({
        client_id: {
          label: 'Kennung',
          help: 'Die Ihres OAuth-Clients, im Admin Center. Nicht seine Nummer.',
        },
        client_secret: { label: 'Secret', help: 'Wird einmal angezeigt, wenn der Client gespeichert wird.' },
        subdomain: {
          label: 'Subdomain',
          help: 'Der erste Teil der Adresse, unter der Sie Zendesk öffnen. Eine eigene Domain geht hier nicht.',
          message:
            'Nur der Name vor .zendesk.com, ohne https://. Er hat nur Buchstaben, Ziffern und Striche.',
        },
      }),
      scopes: {
        'users:read': 'Benutzer ansehen, und wer Sie sind',
        'users:write': 'Benutzer anlegen, ändern und löschen',
        'tickets:read': 'Tickets ansehen',
        'tickets:write': 'Tickets anlegen, ändern und löschen',
        'organizations:read': 'Organisationen ansehen',
        'organizations:write': 'Organisationen anlegen, ändern und löschen',
        'hc:read': 'Das Help Center ansehen',
        'hc:write': 'Im Help Center schreiben',
        'macros:read': 'Makros ansehen',
        'macros:write': 'Makros anlegen, ändern und löschen',
        'triggers:read': 'Auslöser ansehen',
        'triggers:write': 'Auslöser anlegen, ändern und löschen',
        'automations:read': 'Automatisierungen ansehen',
        'webhooks:read': 'Webhooks ansehen',
        'webhooks:write': 'Webhooks anlegen, ändern und löschen',
        'auditlogs:read': 'Das Audit-Protokoll ansehen',
        read: 'Alles ansehen, was Sie sehen können',
        write: 'Alles ändern, was Sie ändern können; ansehen gehört nicht dazu',
        impersonate: 'Für Endbenutzer handeln, wenn Sie Administrationsrechte haben',
      },
      revocationNote:
        'Bei Zendesk lässt sich der Zugang von außen nicht ganz beenden. Die Administration nimmt ihn im Admin Center zurück, unter Apps and integrations → APIs → OAuth clients.',
      instructions: [
        {
          title: 'OAuth-Client anlegen',
          steps: [
            'Mit Administrationsrechten das **Admin Center** öffnen ([so kommt man hin](https://support.zendesk.com/hc/en-us/articles/4408845965210)) und dort **Apps and integrations → APIs → OAuth clients**. **Add OAuth client** wählen.',
            'Einen Namen eingeben und **Confidential** als **Client kind** wählen.',
            'Als **Redirect URLs** `{redirect_uri}` eingeben. Zendesk nimmt https-Adressen und http auf localhost.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Den **Identifier** in das Formular kopieren.',
            '**Save** wählen. Darunter erscheint ein **Secret**: es in das Formular kopieren, denn es wird nur dieses eine Mal ganz angezeigt, und noch einmal speichern.',
            'Die Subdomain des Kontos eingeben: Ein Client gilt nur für ein Konto.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann einen Benutzer verbinden. Die Verbindung sieht und kann, was dieser Benutzer sieht und kann, in den Grenzen der Scopes.',
          ],
        },
      ],
    },
  },
  mark: 'zendesk',
  source: 'https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
