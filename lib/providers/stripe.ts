import type { Provider } from '@/lib/core/provider'
import { apiKeyField, germanFields } from '@/lib/providers/fields'

export const stripe = {
  key: 'stripe',
  name: 'Stripe',
  description: 'Payments, customers, subscriptions and invoices of one Stripe account.',
  categories: ['Payments'],
  aliases: ['Stripe Billing', 'credit cards', 'checkout'],
  capabilities: [
    'Take payments',
    'Manage customers',
    'Manage subscriptions',
    'Send invoices',
    'Read balances',
  ],
  authType: 'api_key',
  fields: [
    apiKeyField({
      label: 'Secret or restricted key',
      placeholder: 'rk_live_…',
      help: 'A restricted key (rk_) may do only what it is for. A publishable key (pk_) does not work.',
    }),
  ],
  identity: {
    url: 'https://api.stripe.com/v1/account',
    id: ['id'],
    name: ['settings.dashboard.display_name', 'business_profile.name'],
    email: ['email'],
  },
  probe: {
    url: 'https://api.stripe.com/v1/account',
    errors: { api_key_expired: 'expired', secret_key_required: 'invalid_token' },
    // The key is known, and lacks the permission to read the account.
    limited: ['The provided key…'],
  },
  api: {
    baseUrl: 'https://api.stripe.com/v1',
    callerHeaders: ['stripe-version', 'stripe-account'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
  },
  endNote:
    'Delete the key at https://dashboard.stripe.com/apikeys, or roll it to have another one in its place.',
  instructions: [
    {
      title: 'Create a restricted key',
      steps: [
        'Open [API keys](https://dashboard.stripe.com/apikeys) in the Stripe Dashboard. Sandboxes have keys of their own.',
        'Choose **Create restricted key**, name it after what will use it, and give each resource **None**, **Read** or **Write**.',
        'Copy the key into the form. In live mode it is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then test the connection. The test reads the account and moves no money.',
        'A key that may not read the account is told to be limited, and works for what it may do.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Zahlungen, Kunden, Abonnements und Rechnungen eines Stripe-Kontos.',
      fields: germanFields({
        api_key: {
          label: 'Geheimer oder eingeschränkter Schlüssel',
          help: 'Ein eingeschränkter Schlüssel (rk_) darf nur, wozu er da ist. Ein veröffentlichbarer (pk_) funktioniert nicht.',
        },
      }),
      endNote:
        'Löschen Sie den Schlüssel unter https://dashboard.stripe.com/apikeys, oder rotieren Sie ihn, um einen anderen an seiner Stelle zu haben.',
      instructions: [
        {
          title: 'Eingeschränkten Schlüssel anlegen',
          steps: [
            'Im Stripe-Dashboard [API-Schlüssel](https://dashboard.stripe.com/apikeys) öffnen. Sandboxes haben eigene Schlüssel.',
            '**Eingeschränkten Schlüssel erstellen** wählen, ihn danach benennen, was ihn nutzen wird, und jeder Ressource **Keine**, **Lesen** oder **Schreiben** geben.',
            'Den Schlüssel in das Formular kopieren. Im Live-Modus wird er nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test liest das Konto und bewegt kein Geld.',
            'Ein Schlüssel, der das Konto nicht lesen darf, wird eingeschränkt genannt und funktioniert für das, was er darf.',
          ],
        },
      ],
    },
  },
  mark: 'stripe',
  source: 'https://docs.stripe.com/keys',
  checkedOn: '2026-11-21',
} as const satisfies Provider
