declare const brand: unique symbol

/** Bytes that only the vault makes and only the vault opens; the one form in which a secret may reach the store. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly [brand]: 'sealed' }

/** Where a sealed value lives. Its seal names the place, so that it opens nowhere else. */
export interface Place {
  table: string
  row: string
  column: string
  /** Moves with every write of the value. */
  version: number
}

/** Marks bytes as sealed: for the vault, which made them, and for the store, which reads them back. */
export function asSealed(bytes: Uint8Array): Sealed {
  return new Uint8Array(bytes) as Sealed
}
