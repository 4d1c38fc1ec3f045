import { UrlField } from '@/components/provider/url-field'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input, Select } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { PublicEndpoint } from '@/lib/contract/public-endpoint'
import { placeholderFields } from '@/lib/core/placeholder-fields'

/** A provider's endpoints, typed in; `given` are to begin with. */
export function EndpointFields({ given }: { given: PublicEndpoint | null }) {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  return (
    <>
      <UrlField
        name="oauth2.authorizationUrl"
        label={texts.authorizationUrl}
        help={texts.placeholderHelp}
        initial={given?.authorizationUrl}
      />
      <UrlField name="oauth2.tokenUrl" label={texts.tokenUrl} initial={given?.tokenUrl} />
      <UrlField
        name="oauth2.userinfoUrl"
        label={texts.userinfoUrl}
        required={false}
        help={texts.userinfoHelp}
        initial={given?.userinfoUrl}
      />
      <UrlField
        name="oauth2.revocationUrl"
        label={texts.revocationUrl}
        required={false}
        help={texts.revocationHelp}
      />
      <Field name="oauth2.scopes" label={texts.scopes} required={false} help={texts.scopesHelp}>
        {(ties) => (
          <Input {...ties} autoComplete="off" spellCheck={false} placeholder="openid profile email" />
        )}
      </Field>
      <Field name="oauth2.scopeSeparator" label={texts.separator}>
        {(ties) => (
          <Select {...ties} defaultValue={given?.scopeSeparator ?? ' '}>
            <option value=" ">{texts.bySpace}</option>
            <option value=",">{texts.byComma}</option>
          </Select>
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

/** What was typed, as `POST /api/providers` takes it. A `{name}` in an address becomes a field of the set-up. */
export function readDefinition(key: string, name: string, description: string, data: FormData) {
  const typed = (member: string) => textOf(data, `oauth2.${member}`).trim()
  const optional = (member: string) => (typed(member) ? { [member]: typed(member) } : {})
  const scopes = typed('scopes').split(/\s+/).filter(Boolean)
  const urls = ['authorizationUrl', 'tokenUrl', 'userinfoUrl', 'revocationUrl'].map(typed)
  return {
    ...{ key, name, description },
    authType: 'oauth2' as const,
    fields: placeholderFields(urls, ['client_id', 'client_secret']),
    oauth2: {
      authorizationUrl: typed('authorizationUrl'),
      tokenUrl: typed('tokenUrl'),
      tokenAuthMethod: typed('tokenAuthMethod'),
      ...optional('userinfoUrl'),
      ...optional('revocationUrl'),
      scopes: scopes.map((scope) => ({ name: scope, label: '', default: true })),
      ...(textOf(data, 'oauth2.scopeSeparator') === ',' && { scopeSeparator: ',' }),
    },
  }
}
