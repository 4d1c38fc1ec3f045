import type { Provider } from '@/lib/core/provider'
import { germanFields } from '@/lib/providers/fields'

/** One site, by the API token of one person. Consent by OAuth, and the other products, are another provider. */
export const jira = {
  key: 'jira',
  name: 'Jira',
  description: 'Issues, projects and boards of one Jira Cloud site, by the API token of a person.',
  categories: ['Development', 'Projects'],
  aliases: ['Jira API token', 'Jira Software', 'issue tracker'],
  capabilities: ['Read and write issues', 'Search by JQL', 'Manage projects', 'Manage boards and sprints'],
  authType: 'api_key',
  fields: [
    {
      key: 'subdomain',
      label: 'Site',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'example',
      suffix: '.atlassian.net',
      help: 'The first part of the address at which you open Jira.',
      pattern: {
        matches: '[A-Za-z0-9]([A-Za-z0-9\\-]*[A-Za-z0-9])?',
        message:
          'Only the name before .atlassian.net, without https://. It has letters, digits and dashes only.',
      },
    },
    {
      key: 'email',
      label: 'E-mail address',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'name@example.com',
      help: 'Of the Atlassian account that the token belongs to. It is sent as the user name.',
      pattern: { matches: '[^\\s@:]+@[^\\s@:]+', message: 'An e-mail address, such as name@example.com.' },
    },
    {
      key: 'api_key',
      label: 'API token',
      type: 'password',
      required: true,
      secret: true,
      placeholder: 'ATATT3x…',
      help: 'One without scopes: a token with scopes is not accepted at the address of the site.',
    },
  ],
  identity: {
    url: 'https://{subdomain}.atlassian.net/rest/api/3/myself',
    id: ['accountId'],
    name: ['displayName'],
    email: ['emailAddress'],
    picture: ['avatarUrls.48x48'],
  },
  // Other resources are answered as to a stranger when the token is wrong; this one says 401, and a 404 is a wrong site.
  probe: { url: 'https://{subdomain}.atlassian.net/rest/api/3/myself' },
  api: {
    baseUrl: 'https://{subdomain}.atlassian.net/rest',
    credential: { in: 'basic', username: '{email}', password: '{api_key}' },
  },
  endNote:
    'An API token ends when its owner revokes it at https://id.atlassian.com/manage-profile/security/api-tokens, or on the day that was chosen when it was made.',
  instructions: [
    {
      title: 'Create an API token',
      steps: [
        'Sign in as the person whose rights the connection is to have. An account for this alone is best.',
        'Open [API tokens](https://id.atlassian.com/manage-profile/security/api-tokens) and choose **Create API token** (not the one with scopes).',
        'Enter a name, and the day on which it ends: a year from now at the latest. Note that day.',
      ],
    },
    {
      title: 'Fill in the form',
      steps: [
        'Copy the token into the form. It is shown this once.',
        'Enter the site as it stands before `.atlassian.net`, and the e-mail address of the account.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then test the connection.',
        'Paths of the API begin with `api/3` for the platform, and with `agile/1.0` for boards and sprints.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Vorgänge, Projekte und Boards einer Site von Jira Cloud, mit dem API-Token einer Person.',
      fields: germanFields({
        subdomain: {
          label: 'Site',
          help: 'Der erste Teil der Adresse, unter der Sie Jira öffnen.',
          message:
            'Nur der Name vor .atlassian.net, ohne https://. Er hat nur Buchstaben, Ziffern und Striche.',
        },
        email: {
          label: 'E-Mail-Adresse',
          placeholder: 'name@example.com',
          help: 'Die des Atlassian-Kontos, zu dem das Token gehört. Sie wird als Benutzername gesendet.',
          message: 'Eine E-Mail-Adresse wie name@example.com.',
        },
        api_key: {
          label: 'API-Token',
          help: 'Eines ohne Scopes: Ein Token mit Scopes wird an der Adresse der Site nicht angenommen.',
        },
      }),
      endNote:
        'Ein API-Token endet, wenn sein Inhaber es unter https://id.atlassian.com/manage-profile/security/api-tokens widerruft, oder an dem Tag, der beim Anlegen gewählt wurde.',
      instructions: [
        {
          title: 'API-Token anlegen',
          steps: [
            'Als die Person anmelden, deren Rechte die Verbindung haben soll. Am besten ist ein eigenes Konto dafür.',
            '[API tokens](https://id.atlassian.com/manage-profile/security/api-tokens) öffnen und **Create API token** wählen (nicht das mit Scopes).',
            'Einen Namen eingeben und den Tag, an dem es endet: spätestens in einem Jahr. Diesen Tag notieren.',
          ],
        },
        {
          title: 'Formular ausfüllen',
          steps: [
            'Das Token in das Formular kopieren. Es wird nur dieses eine Mal angezeigt.',
            'Die Site eingeben, wie sie vor `.atlassian.net` steht, und die E-Mail-Adresse des Kontos.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen.',
            'Pfade der API beginnen mit `api/3` für die Plattform und mit `agile/1.0` für Boards und Sprints.',
          ],
        },
      ],
    },
  },
  mark: 'jira',
  source: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
