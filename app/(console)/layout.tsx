import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import { readOverview } from '@/lib/operations/read-overview'
import { currentUser } from '@/lib/web/session'

/** The frame of every page. Whoever is not signed in gets none: the page inside sends them to sign in. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) return children
  const { name, email, role } = user
  return (
    <Frame viewer={{ name, email, role }} overview={await readOverview(user)}>
      {children}
    </Frame>
  )
}
