import { parseKeyRing } from '@/lib/vault/key-ring'

/** Puts a key ring where the process keeps its own. */
export function useKeyRing(text: string): void {
  const registry = (globalThis as unknown as { __patchbay: Map<string, unknown> }).__patchbay
  registry.set('key-ring', parseKeyRing(text))
}
