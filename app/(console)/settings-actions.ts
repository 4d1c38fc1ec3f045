'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { LOCALES, type Locale } from '@/lib/core/messages/locale'
import { changePassword } from '@/lib/operations/change-password'
import { endOtherSessions, endSession } from '@/lib/operations/end-session'
import { updateBranding } from '@/lib/operations/update-settings'
import { action } from '@/lib/web/action'
import { LOCALE_COOKIE } from '@/lib/web/locale-cookie'
import { isSecure } from '@/lib/web/session-cookie'

const YEAR_SECONDS = 365 * 24 * 3600

const passwordInput = z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) })
const text = z.string().max(200)

export async function changePasswordAction(input: { current: string; next: string }) {
  return action((actor) => changePassword(actor, parseInput(passwordInput, input)))
}

export async function endSessionAction(session: string) {
  return action((actor) => endSession(actor, parseInput(text, session)))
}

export async function endOtherSessionsAction(_: null) {
  return action((actor) => endOtherSessions(actor))
}

export async function updateBrandingAction(name: string) {
  return action((actor) => updateBranding(actor, parseInput(text, name)))
}

/** Keeps the language for this browser; it says nothing else, and needs no account. */
export async function chooseLanguageAction(language: Locale) {
  return action(async () => {
    const jar = await cookies()
    jar.set(LOCALE_COOKIE, parseInput(z.enum(LOCALES), language), {
      sameSite: 'lax',
      secure: isSecure(),
      path: '/',
      maxAge: YEAR_SECONDS,
    })
  })
}
