import { LinkButton } from '@/components/ui/button'
import { DeadEnd } from '@/components/ui/dead-end'

export default function NotFound() {
  return (
    <>
      <title>Not found · Patchbay</title>
      <DeadEnd
        title="There is nothing here by that name"
        action={
          <LinkButton href="/integrations" look="primary">
            All integrations
          </LinkButton>
        }
      >
        It was renamed or deleted, or the address has a slip in it.
      </DeadEnd>
    </>
  )
}
