'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { updateIntegrationAction } from '@/app/(console)/actions'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { ManageRow } from '@/components/ui/manage-row'
import { NameButton } from '@/components/ui/name-button'
import { say } from '@/lib/client/say'
import { everybody, subjectsHref } from '@/lib/client/subject-place'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface CatalogRowsProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Whether customers are offered an integration in the catalog, and whether each may connect several accounts. */
export function CatalogRows({ integration, onChanged }: CatalogRowsProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const { inCatalog, multiple, ready, slug, name } = integration
  const lead = inCatalog ? (ready ? texts.catalogOn : texts.catalogUnready) : texts.catalogOff
  if (!canBeOffered(integration)) return <ManageRow title={texts.catalog} lead={texts.catalogNever} />
  return (
    <>
      <ManageRow
        title={texts.catalog}
        lead={
          <>
            {lead}{' '}
            <Link
              prefetch={false}
              href={subjectsHref({ ...everybody('subjects'), integration: slug })}
              className="text-link"
            >
              {texts.catalogCustomers}
            </Link>
          </>
        }
      >
        <Turn
          integration={integration}
          change={{ inCatalog: !inCatalog }}
          done={t(inCatalog ? texts.withdrawn : texts.offered, { name })}
          onChanged={onChanged}
        >
          {inCatalog ? texts.withdraw : texts.offer}
        </Turn>
      </ManageRow>
      {inCatalog && <DescriptionRow integration={integration} onChanged={onChanged} />}
      {inCatalog && (
        <ManageRow title={texts.multiple} lead={multiple ? texts.multipleOn : texts.multipleOff}>
          <Turn
            integration={integration}
            change={{ multiple: !multiple }}
            done={t(multiple ? texts.oneAllowed : texts.multipleAllowed, { name })}
            onChanged={onChanged}
          >
            {multiple ? texts.allowOne : texts.allowMultiple}
          </Turn>
        </ManageRow>
      )}
    </>
  )
}

/** In a browser customers give consent or type a key; one that is offered already can be withdrawn. */
function canBeOffered({ inCatalog, connections: [any] }: IntegrationView): boolean {
  return inCatalog || any === undefined || any.connectBy.some((way) => way === 'redirect' || way === 'form')
}

function DescriptionRow({ integration, onChanged }: CatalogRowsProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const { id, name, description } = integration
  return (
    <ManageRow title={texts.description} lead={description ?? texts.descriptionNone}>
      <NameButton
        texts={{
          button: texts.describe,
          title: t(texts.describeTitle, { name }),
          confirm: texts.describeSave,
          pending: texts.offering,
          label: texts.describeLabel,
        }}
        initial={description ?? ''}
        optional
        longest={200}
        run={(text) => updateIntegrationAction({ integration: id, change: { description: text || null } })}
        onDone={(described) => {
          onChanged(described)
          say(texts.described)
        }}
      >
        <p>{texts.describeText}</p>
      </NameButton>
    </ManageRow>
  )
}

interface TurnProps extends CatalogRowsProps {
  change: { inCatalog?: boolean; multiple?: boolean }
  /** What is said when it is done. */
  done: string
  children: ReactNode
}

function Turn({ integration, change, done, onChanged, children }: TurnProps) {
  const { m } = useMessages()
  const { submit, pending, error } = useAction(updateIntegrationAction, (changed) => {
    onChanged(changed)
    say(done)
  })
  return (
    <div className="flex flex-col items-start gap-1">
      <Button pending={pending} onClick={() => submit({ integration: integration.id, change })}>
        {pending ? m.integration.manage.offering : children}
      </Button>
      {error && <FormError error={error} />}
    </div>
  )
}
