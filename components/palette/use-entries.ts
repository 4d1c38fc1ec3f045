import {
  Activity,
  BookOpen,
  Cable,
  Contact,
  Globe,
  Keyboard,
  KeyRound,
  LayoutDashboard,
  LayoutGrid,
  LogOut,
  Monitor,
  Moon,
  Plus,
  Settings,
  SlidersHorizontal,
  Sun,
  Users,
  UsersRound,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { Entry, EntryGroup } from '@/components/palette/entry'
import { showKeys } from '@/components/palette/shown'
import { signOut } from '@/lib/client/sign-out'
import { chooseTheme } from '@/lib/client/theme'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'

/** What can always be found: the pages, and what can be done anywhere. */
export function useEntries(): EntryGroup[] {
  const { m } = useMessages()
  const router = useRouter()
  const mayAdd = useAllows('write_integration')
  const mayDefine = useAllows('write_provider')
  const hasKeys = useAllows('read_api_keys')
  const mayAddCustomers = useAllows('write_subject')
  const maySet = useAllows('write_settings')
  const mayMakeKeys = useAllows('write_api_key')
  const texts = m.palette
  const page = (href: string, label: string, icon: Entry['icon']): Entry => ({
    id: href,
    label,
    icon,
    run: () => router.push(href),
  })
  const add = { ...page('/integrations/new', texts.add, Plus), id: 'add' }
  return [
    {
      title: texts.pages,
      entries: [
        page('/', texts.overview, LayoutDashboard),
        page('/integrations', texts.integrations, Cable),
        page('/integrations/new', texts.gallery, LayoutGrid),
        page('/subjects', texts.customers, Contact),
        page('/groups', texts.groups, UsersRound),
        page('/domains', texts.domains, Globe),
        page('/activity', texts.activity, Activity),
        page('/people', texts.people, Users),
        ...(hasKeys ? [page('/api-keys', texts.apiKeys, KeyRound)] : []),
        page('/docs', texts.docs, BookOpen),
        page('/settings', texts.settings, Settings),
      ],
    },
    {
      title: texts.actions,
      entries: [
        ...(mayAdd ? [add] : []),
        ...(mayDefine ? [page('/integrations/new?own=1', texts.own, Plus)] : []),
        ...(mayAddCustomers ? [page('/subjects?add=1', texts.addCustomer, Plus)] : []),
        ...(maySet ? [page('/settings#catalog', texts.catalog, SlidersHorizontal)] : []),
        ...(mayMakeKeys ? [page('/api-keys/new', texts.makeKey, Plus)] : []),
        { id: 'light', label: texts.light, icon: Sun, run: () => chooseTheme('light') },
        { id: 'dark', label: texts.dark, icon: Moon, run: () => chooseTheme('dark') },
        { id: 'system', label: texts.system, icon: Monitor, run: () => chooseTheme('system') },
        { id: 'keys', label: texts.keys, icon: Keyboard, run: () => showKeys('help') },
        { id: 'sign-out', label: texts.signOut, icon: LogOut, run: () => void signOut() },
      ],
    },
  ]
}
