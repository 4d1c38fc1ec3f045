import Link from 'next/link'
import { useMessages } from '@/lib/client/use-messages'

/** The way between the customers and their groups. */
export function SubjectTabs({ here }: { here: 'subjects' | 'groups' }) {
  const { m } = useMessages()
  const tabs = [
    { list: 'subjects', label: m.subject.title },
    { list: 'groups', label: m.subject.groups },
  ] as const
  return (
    <nav aria-label={m.subject.tabs} className="mb-5 flex gap-5 border-line border-b">
      {tabs.map(({ list, label }) => (
        <Link
          prefetch={false}
          key={list}
          href={`/${list}`}
          aria-current={list === here ? 'page' : undefined}
          className="-mb-px border-transparent border-b-2 px-0.5 pb-2 font-medium text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
