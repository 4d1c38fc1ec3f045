import { PatchbayError } from '@/lib/core/errors'

/** The code that something was refused with; one that was done, or broke otherwise, says so. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  )
  return error instanceof PatchbayError ? error.code : String(error)
}
