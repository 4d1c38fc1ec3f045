import { forCustomer } from '@/components/catalog/for-customer'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { ActionResult } from '@/lib/contract/error'

/** Runs an action of the catalog; its errors are told as a customer reads them. */
export function useCatalogAction<Input, T>(
  run: (input: Input) => Promise<ActionResult<T>>,
  onDone: (value: T) => void,
) {
  const { m } = useMessages()
  return useAction(async (input: Input) => forCustomer(await run(input), m.catalog), onDone)
}
