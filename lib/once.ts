/**
 * Process-wide singletons. Next bundles pages, actions and handlers apart, and `server.ts` is a bundle of its own, so
 * that a module's top level runs several times in one process; `globalThis` is all that they share.
 */
const shared: typeof globalThis & { patchbaySingletons?: Map<string, unknown> } = globalThis

shared.patchbaySingletons ??= new Map()
const registry = shared.patchbaySingletons

/** The one value under `name` in this process, made by the first caller. */
export function once<T>(name: string, make: () => T): T {
  if (!registry.has(name)) registry.set(name, make())
  return registry.get(name) as T
}
