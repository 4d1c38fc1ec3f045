/** A provider's endpoints as a public list has them; nobody here has checked them. */
export interface PublicEndpoint {
  key: string
  name: string
  /** Any of the addresses may hold `{field}`. */
  authorizationUrl: string
  tokenUrl: string
  userinfoUrl: string | null
  scopeSeparator: ' ' | ','
}
