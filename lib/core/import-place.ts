/** An integration that a row may go to: one that is there, or one that the import is about to make. */
export interface ImportPlace {
  slug: string
  /** Null: it is not made yet. */
  id: string | null
  /** The application that it is set up with; null: none. */
  clientId: string | null
  connections: Map<string, Held>
}

/** What a connection holds. */
export interface Held {
  id: string | null
  /** Whether it has ever held a credential. */
  used: boolean
  /** When it came by what it has, or let go of it. */
  at: Date | null
  /** By which a credential is known again; null: it has none. */
  mark: string | null
}

/**
 * The place for a row of that application (null: it names none): where the same one is set up, else where none is yet,
 * else one of its own, called `google-2` and so on. A place that is made is added to `places`.
 */
export function choosePlace(
  places: ImportPlace[],
  key: string,
  clientId: string | null,
  taken: ReadonlySet<string>,
): ImportPlace {
  const sorted = [...places].sort((a, b) => Number(b.slug === key) - Number(a.slug === key))
  const found =
    clientId === null
      ? sorted[0]
      : (places.find((place) => place.clientId === clientId) ??
        sorted.find((place) => place.clientId === null))
  if (found) return found
  let slug = key
  for (let number = 2; taken.has(slug) || places.some((place) => place.slug === slug); number++)
    slug = `${key}-${number}`
  const made = { slug, id: null, clientId: null, connections: new Map<string, Held>() }
  places.push(made)
  return made
}

/** Whether what comes may take the place of what is held: never of anything newer, and nothing is done twice. */
export function compareHeld(
  held: Held | undefined,
  coming: { at: Date | null; mark: string | null },
): 'take' | 'already_here' | 'newer_here' {
  if (!held) return 'take'
  if (coming.mark === null || coming.mark === held.mark) return 'already_here'
  if (!held.used) return 'take'
  if (coming.at === null || held.at === null) return 'newer_here'
  if (coming.at.getTime() === held.at.getTime()) return 'already_here'
  return coming.at > held.at ? 'take' : 'newer_here'
}
