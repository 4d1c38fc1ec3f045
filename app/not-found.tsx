import { DeadEnd } from '@/components/ui/dead-end'

export default function NotFound() {
  return (
    <main>
      <title>Not found · Patchbay</title>
      <DeadEnd title="There is no such page">
        It was moved or deleted, or the address has a slip in it.
      </DeadEnd>
    </main>
  )
}
