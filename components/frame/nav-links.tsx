'use client'

import {
  Activity,
  BookOpen,
  Cable,
  Contact,
  Globe,
  KeyRound,
  LayoutDashboard,
  Settings,
  Users,
} from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'

const places = [
  { href: '/', label: 'overview', icon: LayoutDashboard },
  { href: '/integrations', label: 'integrations', icon: Cable },
  { href: '/subjects', also: '/groups', label: 'customers', icon: Contact },
  { href: '/domains', label: 'domains', icon: Globe },
  { href: '/activity', label: 'activity', icon: Activity },
  { href: '/people', label: 'people', icon: Users },
  { href: '/api-keys', label: 'apiKeys', icon: KeyRound },
  { href: '/docs', label: 'docs', icon: BookOpen },
  { href: '/settings', label: 'settings', icon: Settings },
] as const

/** Five are what a thumb hits and German fits. The settings stand above; they and the palette lead to the others. */
const elsewhereOnPhones: readonly string[] = ['/people', '/api-keys', '/docs', '/settings']

const shapes = {
  rail: 'gap-2.5 rounded-md px-2.5 py-1.5 text-sm aria-[current]:bg-sunken aria-[current]:text-ink hover:bg-sunken',
  phone:
    'min-h-14 min-w-0 flex-1 flex-col justify-center gap-0.5 px-0.5 text-[0.6875rem] tracking-tight aria-[current]:text-accent',
}

/** The places of the console; the one where we are says so. */
export function NavLinks({ shape }: { shape: keyof typeof shapes }) {
  const { m } = useMessages()
  const path = usePathname()
  const mayReadKeys = useAllows('read_api_keys')
  const hidden = shape === 'phone' ? elsewhereOnPhones : mayReadKeys ? [] : ['/api-keys']
  const shown = places.filter(({ href }) => !hidden.includes(href))
  const isIn = (place: string) => path === place || (place !== '/' && path.startsWith(`${place}/`))
  return shown.map(({ href, label, icon: Icon, ...place }) => (
    <Link
      prefetch={false}
      key={href}
      href={href}
      aria-current={isIn(href) || ('also' in place && isIn(place.also)) ? 'page' : undefined}
      className={`flex items-center font-medium text-muted hover:text-ink ${shapes[shape]}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <Label text={m.frame[label]} />
    </Link>
  ))
}

/** Fades while its page is on the way. */
function Label({ text }: { text: string }) {
  const { pending } = useLinkStatus()
  return <span className={`max-w-full truncate ${pending ? 'animate-pulse' : ''}`}>{text}</span>
}

/** The settings, on a phone: above, beside what finds. */
export function SettingsLink() {
  const { m } = useMessages()
  const isHere = usePathname() === '/settings'
  return (
    <Link
      prefetch={false}
      href="/settings"
      aria-label={m.frame.settings}
      aria-current={isHere ? 'page' : undefined}
      className="inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink aria-[current]:text-accent"
    >
      <Settings aria-hidden className="size-4.5" />
    </Link>
  )
}
