'use client'

import { useRouter } from 'next/navigation'
import { leaveCatalogAction } from '@/app/connectors/actions'
import { Button } from '@/components/ui/button'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Ends the customer's session in this browser: their connections stay. */
export function LeaveButton() {
  const { m } = useMessages()
  const router = useRouter()
  const { submit, pending, error } = useAction(leaveCatalogAction, () => {
    router.replace('/connectors')
    router.refresh()
  })
  return (
    <>
      <Button look="quiet" pending={pending} onClick={() => submit(null)}>
        {m.catalog.leave}
      </Button>
      {error && <p role="alert">{error.message}</p>}
    </>
  )
}
