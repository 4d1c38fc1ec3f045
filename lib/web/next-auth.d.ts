import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface User {
    /** Id of the session row that the sign-in made. */
    sessionId?: string
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** Id of the session row. */
    sid?: string
  }
}
