import type { Messages } from '@/lib/core/messages'

/** What the pages of the catalog say: customers are sent none of the console's texts. */
export function catalogTexts({ catalog, ui, errors, provider, integration }: Messages) {
  const { categories, category, every } = provider
  return {
    ...{ catalog, ui },
    errors: { unavailable: errors.unavailable },
    provider: { categories, category, every },
    integration: { setup: integration.setup },
  }
}

export type CatalogTexts = ReturnType<typeof catalogTexts>
