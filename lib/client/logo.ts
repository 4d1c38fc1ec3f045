import { ApiError, replace } from '@/lib/client/fetcher'
import type { ActionResult } from '@/lib/contract/error'

/** Sets the organisation's logo, or takes it away: whether there is one now. */
export async function replaceLogo(file: File | null): Promise<ActionResult<boolean>> {
  try {
    await replace('/api/logo', file)
    return { ok: true, value: file !== null }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { code, message, requestId } = error
    return { ok: false, error: { code, message, requestId: requestId ?? '', fields: { logo: message } } }
  }
}

/** A chosen picture as an address that a page's policy lets it show; null for what no browser can show. */
export async function pictureAddress(file: File): Promise<string | null> {
  const address = await new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => resolve('')
    reader.readAsDataURL(file)
  })
  const picture = new Image()
  picture.src = address
  return picture.decode().then(
    () => address,
    () => null,
  )
}
