import { lazy, Suspense } from 'react'
import type { CatalogDialogProps } from '@/components/catalog/catalog-dialog'

const CatalogDialog = lazy(() =>
  import('@/components/catalog/catalog-dialog').then(({ CatalogDialog }) => ({ default: CatalogDialog })),
)

/** The dialog, loaded when there is something to ask. */
export function LazyDialog(props: CatalogDialogProps) {
  return (
    <Suspense fallback={null}>
      <CatalogDialog {...props} />
    </Suspense>
  )
}
