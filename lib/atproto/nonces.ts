/** RFC 9449 §8 leaves it to the server; AT Protocol lets no nonce live longer. */
const LIFE_MS = 5 * 60_000

const MOST = 2_000

/**
 * The newest nonce of each server (RFC 9449 §8, §9). One store is for authorization servers and another for PDSs: their
 * nonces are not each other's, even where both are one origin.
 */
export class Nonces {
  private readonly known = new Map<string, { nonce: string; until: number }>()

  constructor(private readonly now: () => number = Date.now) {}

  get(origin: string): string | undefined {
    const found = this.known.get(origin)
    return found && found.until > this.now() ? found.nonce : undefined
  }

  set(origin: string, nonce: string): void {
    this.known.delete(origin)
    this.known.set(origin, { nonce, until: this.now() + LIFE_MS })
    if (this.known.size <= MOST) return
    const [oldest] = this.known.keys()
    if (oldest !== undefined) this.known.delete(oldest)
  }

  del(origin: string): void {
    this.known.delete(origin)
  }
}
