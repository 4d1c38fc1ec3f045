import type { Field } from '@/lib/core/provider'

/** The client id and secret that every OAuth application has. The labels are the provider's own. */
export function clientFields(texts: {
  id: { label?: string; placeholder?: string; help: string }
  secret: { label?: string; placeholder?: string; help: string }
}): readonly Field[] {
  return [
    { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false, ...texts.id },
    {
      key: 'client_secret',
      label: 'Client secret',
      type: 'password',
      required: true,
      secret: true,
      ...texts.secret,
    },
  ]
}
