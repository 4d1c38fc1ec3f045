'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'

const load = () => import('@/components/integration/requests-form').then(({ RequestsForm }) => RequestsForm)
const RequestsForm = dynamic(load, { ssr: false })

interface RequestsCardProps {
  integration: IntegrationView
  provider: ProviderView
  onChanged: (integration: IntegrationView) => void
}

/** How requests of programs go out: what is set here, and for who may, a form to change it, loaded when it is near. */
export function RequestsCard({ integration, provider, onChanged }: RequestsCardProps) {
  const { m } = useMessages()
  const texts = m.requests
  const mayChange = useAllows('write_integration')
  const [isOpen, setOpen] = useState(false)
  const isReturning = useRef(false)
  const isSet = hasOwn(integration)
  if (!isSet && !(mayChange && hasRequests(provider))) return null
  const close = () => {
    isReturning.current = true
    setOpen(false)
  }
  return (
    <Card
      id="requests"
      title={texts.title}
      lead={isSet || isOpen ? texts.lead : <Usual provider={provider} />}
      aside={
        mayChange &&
        !isOpen && (
          <Button
            aria-label={texts.changeTitle}
            ref={(button) => {
              if (isReturning.current) button?.focus()
              isReturning.current = false
            }}
            onClick={() => setOpen(true)}
            onPointerEnter={() => void load()}
            onFocus={() => void load()}
          >
            {texts.change}
          </Button>
        )
      }
    >
      {isOpen ? (
        <RequestsForm
          integration={integration}
          provider={provider}
          onClose={close}
          onSaved={(saved) => {
            close()
            onChanged(saved)
            say(texts.saved)
          }}
        />
      ) : (
        isSet && <SetFacts integration={integration} provider={provider} />
      )}
    </Card>
  )
}

/** Whether an integration says anything of its own about its requests. */
function hasOwn({ headers, apiBaseUri, revocationUri }: IntegrationView): boolean {
  return Object.keys(headers).length > 0 || apiBaseUri !== null || revocationUri !== null
}

/** Whether there is anything that a program could ask of it: of a server for mail or a database there is not. */
function hasRequests({ authType, apiBaseUri, connectBy }: ProviderView): boolean {
  return apiBaseUri !== null || (authType === 'oauth2' && !connectBy.includes('domain'))
}

/** Where requests go as long as nothing is set. */
function Usual({ provider: { name, apiBaseUri, asksAccount } }: { provider: ProviderView }) {
  const { m, t } = useMessages()
  const { ownServer, usual, nowhere } = m.requests
  if (asksAccount) return ownServer
  if (apiBaseUri === null) return t(nowhere, { provider: name })
  return <RichText text={usual} values={{ address: <Verbatim>{apiBaseUri}</Verbatim>, provider: name }} />
}

function SetFacts({ integration, provider }: Omit<RequestsCardProps, 'onChanged'>) {
  const { m } = useMessages()
  const texts = m.requests
  const { headers, apiBaseUri, revocationUri } = integration
  const base = apiBaseUri ?? (provider.asksAccount ? null : provider.apiBaseUri)
  const rows = Object.entries(headers)
  return (
    <Facts>
      {base !== null && (
        <Fact label={texts.base}>
          <Verbatim>{base}</Verbatim>
        </Fact>
      )}
      {rows.length > 0 && (
        <Fact label={texts.headers}>
          <ul className="flex flex-col gap-0.5">
            {rows.map(([name, value]) => (
              <li key={name}>
                <Verbatim>
                  <span className="text-muted">{name}:</span> {value}
                </Verbatim>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {revocationUri !== null && (
        <Fact label={texts.revocation}>
          <Verbatim>{revocationUri}</Verbatim>
        </Fact>
      )}
    </Facts>
  )
}

function Verbatim({ children }: { children: ReactNode }) {
  return <code className="font-mono text-ink text-sm [overflow-wrap:anywhere]">{children}</code>
}
