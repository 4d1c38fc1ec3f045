import 'server-only'
import { notFound } from 'next/navigation'
import { isPatchbayError } from '@/lib/core/errors'

const ABSENT: readonly string[] = ['not_found', 'unknown_subject', 'unknown_group']

/** What an operation answers; the 404 page when there is no such thing. */
export async function foundOr404<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (isPatchbayError(error) && ABSENT.includes(error.code)) notFound()
    throw error
  }
}

/** A part of the address as it was meant; the 404 page for one that is nothing encoded. */
export function decodedOr404(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    notFound()
  }
}
