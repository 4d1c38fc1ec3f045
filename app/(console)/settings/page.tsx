import type { Metadata } from 'next'
import { SettingsPage } from '@/components/settings/settings-page'
import { readSettings } from '@/lib/operations/read-settings'
import { requireUser } from '@/lib/web/session'

export const metadata: Metadata = { title: 'Settings' }

export default async function Page() {
  const user = await requireUser('/settings')
  const { name, email, role } = user
  return <SettingsPage settings={await readSettings(user)} viewer={{ name, email, role }} />
}
