import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import { readOverview } from '@/lib/operations/read-overview'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentUser } from '@/lib/web/session'

/** The frame of every page. Whoever is not signed in gets none: the page inside sends them to sign in. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) return children
  const { id, name, email, role } = user
  const [overview, brand, { m }] = await Promise.all([readOverview(user), readBrand(), readMessages()])
  return (
    <Frame viewer={{ id, name, email, role }} overview={overview} brand={brand} texts={m.frame}>
      {children}
    </Frame>
  )
}
