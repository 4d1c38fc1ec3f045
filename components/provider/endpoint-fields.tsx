import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input, Select } from '@/components/ui/input'

/** An optional address that may be left out of the definition. */
interface Endpoint {
  name: string
  label: string
  required: boolean
  help?: string
}

const endpoints: readonly Endpoint[] = [
  { name: 'oauth2.authorizationUrl', label: 'Authorization URL', required: true },
  { name: 'oauth2.tokenUrl', label: 'Token URL', required: true },
  {
    name: 'oauth2.userinfoUrl',
    label: 'Userinfo URL',
    required: false,
    help: 'Tells which account was connected, and is what Test Connection asks.',
  },
  {
    name: 'oauth2.revocationUrl',
    label: 'Revocation URL',
    required: false,
    help: 'Asked when an account is disconnected (RFC 7009).',
  },
]

/** A provider's endpoints, typed in. */
export function EndpointFields() {
  return (
    <>
      {endpoints.map(({ name, label, required, help }) => (
        <Field key={name} name={name} label={label} required={required} help={help}>
          {(ties) => (
            <Input
              {...ties}
              type="url"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://"
            />
          )}
        </Field>
      ))}
      <Field
        name="oauth2.scopes"
        label="Scopes"
        required={false}
        help="Separated by spaces. They can be changed in the set-up."
      >
        {(ties) => (
          <Input {...ties} autoComplete="off" spellCheck={false} placeholder="openid profile email" />
        )}
      </Field>
      <Field name="oauth2.tokenAuthMethod" label="How the client secret is sent">
        {(ties) => (
          <Select {...ties} defaultValue="client_secret_basic">
            <option value="client_secret_basic">In the Authorization header (client_secret_basic)</option>
            <option value="client_secret_post">In the body (client_secret_post)</option>
          </Select>
        )}
      </Field>
    </>
  )
}

/** What was typed, as `POST /api/providers` takes it. */
export function readDefinition(key: string, name: string, data: FormData) {
  const optional = (field: string, member: string) => {
    const value = textOf(data, field).trim()
    return value ? { [member]: value } : {}
  }
  const scopes = textOf(data, 'oauth2.scopes').split(/\s+/).filter(Boolean)
  return {
    key,
    name,
    authType: 'oauth2' as const,
    oauth2: {
      authorizationUrl: textOf(data, 'oauth2.authorizationUrl').trim(),
      tokenUrl: textOf(data, 'oauth2.tokenUrl').trim(),
      tokenAuthMethod: textOf(data, 'oauth2.tokenAuthMethod'),
      ...optional('oauth2.userinfoUrl', 'userinfoUrl'),
      ...optional('oauth2.revocationUrl', 'revocationUrl'),
      scopes: scopes.map((scope) => ({ name: scope, label: '', default: true })),
    },
  }
}
