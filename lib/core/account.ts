/**
 * Whether a new consent may take the place of what the connection had without asking: the account is the same, or
 * was never learnt. One that cannot be told this time is not taken for the same.
 */
export function isSameAccount(before: string | null, now: string | null): boolean {
  return before === null || before === now
}

/** How an account is called where one word must do: by its address, else its name, else its id, else as `unnamed`. */
export function accountLabel(
  account: { id: string | null; name: string | null; email: string | null },
  unnamed = 'an unnamed account',
): string {
  return account.email ?? account.name ?? account.id ?? unnamed
}
