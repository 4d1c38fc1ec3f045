import 'server-only'
import { notFound } from 'next/navigation'
import { isPatchbayError } from '@/lib/core/errors'

/** What an operation answers; the 404 page when there is no such thing. */
export async function foundOr404<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (isPatchbayError(error) && error.code === 'not_found') notFound()
    throw error
  }
}
