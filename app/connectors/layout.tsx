import type { ReactNode } from 'react'
import { BrandStyle } from '@/components/catalog/brand-style'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { readNonce } from '@/lib/web/nonce'

/** Everything that customers see has their organisation's colour. */
export default async function ConnectorsLayout({ children }: { children: ReactNode }) {
  const [{ brandColour }, nonce] = await Promise.all([readCatalogSettings(), readNonce()])
  return (
    <>
      <BrandStyle colour={brandColour} nonce={nonce} />
      {children}
    </>
  )
}
