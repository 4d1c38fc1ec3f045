import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input, Select } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'

/** A provider's endpoints, typed in. */
export function EndpointFields() {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  const endpoints = [
    { name: 'oauth2.authorizationUrl', label: texts.authorizationUrl, required: true, help: null },
    { name: 'oauth2.tokenUrl', label: texts.tokenUrl, required: true, help: null },
    { name: 'oauth2.userinfoUrl', label: texts.userinfoUrl, required: false, help: texts.userinfoHelp },
    { name: 'oauth2.revocationUrl', label: texts.revocationUrl, required: false, help: texts.revocationHelp },
  ]
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
      <Field name="oauth2.scopes" label={texts.scopes} required={false} help={texts.scopesHelp}>
        {(ties) => (
          <Input {...ties} autoComplete="off" spellCheck={false} placeholder="openid profile email" />
        )}
      </Field>
      <Field name="oauth2.tokenAuthMethod" label={texts.secretSent}>
        {(ties) => (
          <Select {...ties} defaultValue="client_secret_basic">
            <option value="client_secret_basic">{texts.inHeader}</option>
            <option value="client_secret_post">{texts.inBody}</option>
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
