/** Stands in for `server-only`. */
export {}
