/** The tree of a language's texts with any text at its leaves: what every language has to fill. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }
