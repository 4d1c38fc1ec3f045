/** The member at a dotted path (`team.name`, `emails.0.value`, `error..tag` for `.tag`), from own members only; undefined when there is none. */
export function memberAt(value: unknown, path: string): unknown {
  return path.split(/(?<!\.)\./).reduce<unknown>((found, name) => {
    const holds = typeof found === 'object' && found !== null && Object.hasOwn(found, name)
    return holds ? (found as Record<string, unknown>)[name] : undefined
  }, value)
}
