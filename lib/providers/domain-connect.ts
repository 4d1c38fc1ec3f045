import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const domainConnect = {
  key: 'domain-connect',
  name: 'Domain Connect',
  description: 'A DNS provider that lets domains be connected with their owner’s consent.',
  categories: ['Cloud'],
  aliases: ['DNS', 'Domains', 'DNS provider', 'DNS templates'],
  capabilities: ['Apply DNS templates to domains', 'Take them away again'],
  authType: 'oauth2',
  fields: [
    {
      ...{
        key: 'dns_provider_id',
        label: 'Id of the DNS provider',
        type: 'text',
        required: true,
        secret: false,
      },
      placeholder: 'dns.example.com',
      help: 'The `providerId` that it gives itself in its settings.',
    },
    {
      ...{ key: 'api_url', label: 'API address', type: 'text', required: true, secret: false },
      placeholder: 'https://domainconnect.dns.example.com',
      help: 'The client secret is sent to this address and to no other, whatever a domain’s DNS says.',
      pattern: {
        matches: 'https://[^\\s?#@\\\\]+',
        message: 'This must be an https address without user name, query or fragment.',
      },
    },
    // Most DNS providers have the page alone, for which templates are signed and nobody has a secret.
    ...clientFields({
      id: {
        help: 'To ask for consent: as the DNS provider registered you. Often it is the provider id of your templates.',
      },
      secret: { help: 'To ask for consent: the DNS provider gave it to you when it registered you.' },
    }).map((field) => ({ ...field, required: false })),
    {
      ...{ key: 'flows', label: 'Ways to use', type: 'select', required: true, secret: false },
      default: 'both',
      options: [
        { value: 'both', label: 'Consent once, or apply in a window' },
        { value: 'async', label: 'Consent once' },
        { value: 'sync', label: 'Apply in a window' },
      ],
      help: 'What the DNS provider registered you for.',
    },
    {
      ...{
        key: 'signing_key_id',
        label: 'Name of the signing key',
        type: 'text',
        required: false,
        secret: false,
      },
      placeholder: '_dck1',
      help: 'To apply in a window what has to be signed: the label below your templates’ `syncPubKeyDomain`.',
    },
    {
      ...{ key: 'signing_key', label: 'Signing key', type: 'textarea', required: false, secret: true },
      placeholder: '-----BEGIN PRIVATE KEY-----',
      help: 'The RSA private key in PEM whose public half is published there.',
    },
  ],
  oauth2: {
    grant: 'domain_consent',
    tokenBelow: { field: 'api_url', path: '/v2/oauth/access_token' },
    tokenAuthMethod: 'client_secret_post',
    tokenEncoding: 'json',
    pkce: 'none',
    scopes: [],
    scopesNote: 'What is asked for is the templates that are chosen for a domain.',
    revocationNote: 'Whoever owns the domain ends the consent in the pages of the DNS provider.',
  },
  instructions: [
    {
      title: 'Have yourself registered',
      steps: [
        'Ask the DNS provider to take your templates for [Domain Connect](https://www.domainconnect.org/). They can then be applied in a window, signed with a key of yours.',
        'To have consent once and apply later, ask it to register you as a client too. It gives you a client ID and a client secret.',
        'Tell it the redirect URI {redirect_uri}.',
      ],
    },
    {
      title: 'Enter what it gave you',
      steps: [
        'Its id and API address stand in its settings: the host that `_domainconnect` of a domain there names, then `/v2/` and the domain and `/settings`. The id is also shown at each domain under **Domains**.',
        'Save. Domains whose DNS is kept there can then be connected under **Domains**.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Ein DNS-Anbieter, bei dem sich Domains mit Zustimmung ihres Inhabers verbinden lassen.',
      fields: germanFields({
        dns_provider_id: {
          label: 'Kennung des DNS-Anbieters',
          help: 'Die `providerId`, die er sich in seinen Einstellungen gibt.',
        },
        api_url: {
          label: 'Adresse der API',
          help: 'Das Client-Secret wird an diese Adresse gesendet und an keine andere, was auch im DNS einer Domain steht.',
          message: 'Das muss eine https-Adresse ohne Benutzername, Query und Fragment sein.',
        },
        client_id: {
          help: 'Um Zustimmung zu erbitten: wie der DNS-Anbieter Sie eingetragen hat. Oft ist es die Anbieter-Kennung Ihrer Vorlagen.',
        },
        client_secret: {
          help: 'Um Zustimmung zu erbitten: Der DNS-Anbieter gab es Ihnen, als er Sie eintrug.',
        },
        flows: {
          label: 'Mögliche Wege',
          help: 'Wofür der DNS-Anbieter Sie eingetragen hat.',
          options: {
            both: 'Einmal zustimmen oder in einem Fenster anwenden',
            async: 'Einmal zustimmen',
            sync: 'In einem Fenster anwenden',
          },
        },
        signing_key_id: {
          label: 'Name des Signaturschlüssels',
          help: 'Um in einem Fenster anzuwenden, was signiert sein muss: das Label unter der `syncPubKeyDomain` Ihrer Vorlagen.',
        },
        signing_key: {
          label: 'Signaturschlüssel',
          help: 'Der private RSA-Schlüssel in PEM, dessen öffentliche Hälfte dort steht.',
        },
      }),
      revocationNote: 'Wem die Domain gehört, der beendet die Zustimmung auf den Seiten des DNS-Anbieters.',
      scopesNote: 'Gebeten wird um die Vorlagen, die für eine Domain gewählt werden.',
      instructions: [
        {
          title: 'Sich eintragen lassen',
          steps: [
            'Den DNS-Anbieter bitten, die eigenen Vorlagen für [Domain Connect](https://www.domainconnect.org/) aufzunehmen. Dann lassen sie sich in einem Fenster anwenden, mit einem eigenen Schlüssel signiert.',
            'Um einmal Zustimmung zu haben und später anzuwenden, sich auch als Client eintragen lassen. Dafür gibt es eine Client-ID und ein Client-Secret.',
            'Ihm die Redirect-URI {redirect_uri} nennen.',
          ],
        },
        {
          title: 'Eingeben, was er ausgegeben hat',
          steps: [
            'Seine Kennung und die Adresse seiner API stehen in seinen Einstellungen: der Host, den `_domainconnect` einer Domain dort nennt, dann `/v2/` und die Domain und `/settings`. Die Kennung steht auch bei jeder Domain unter **Domains**.',
            'Speichern. Domains, deren DNS dort liegt, lassen sich dann unter **Domains** verbinden.',
          ],
        },
      ],
    },
  },
  source: 'https://github.com/Domain-Connect/spec/blob/master/Domain%20Connect%20Spec%20Draft.adoc',
  checkedOn: '2026-11-21',
} as const satisfies Provider
