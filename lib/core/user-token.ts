/** How long a user token lasts: a browser asks for the next one by its session. */
export const USER_TOKEN_SECONDS = 15 * 60

/** Whom a user token is for: the user API of this install, and nothing else that trusts its issuer. */
export function userTokenAudience(publicUrl: string): string {
  return `${publicUrl}/api/platform_user`
}
