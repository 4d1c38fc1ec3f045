'use client'

import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { answering, type Entry, type EntryGroup } from '@/components/palette/entry'
import { showKeys, takeTypedAhead } from '@/components/palette/shown'
import { useEntries } from '@/components/palette/use-entries'
import { useFound } from '@/components/palette/use-found'
import { useFoundCustomers } from '@/components/palette/use-found-customers'
import { useMessages } from '@/lib/client/use-messages'
import { useRested } from '@/lib/client/use-rested'

/** Finds a page, an integration, a connection, a customer or something to do, and goes there or does it. */
export function Palette() {
  const { m, t } = useMessages()
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const ahead = takeTypedAhead()
    if (ahead !== '') setTyped((begun) => ahead + begun)
  }, [])
  const input = useRef<HTMLInputElement>(null)
  const rested = useRested(typed)
  const found = useFound(rested)
  const customers = useFoundCustomers(rested)
  const always = useEntries()
  const groups = answering([...found.groups, ...customers.groups, ...always], typed)
  const { chosen, choose, move, forget } = useChoice(groups)
  const isSearching = typed.trim() !== '' && (found.isLoading || customers.isLoading || rested !== typed)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showKeys(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // By itself it would select what was typed ahead, so that the next key took its place.
            event.preventDefault()
            input.current?.focus()
          }}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-float focus:outline-none"
        >
          <Dialog.Title className="sr-only">{m.palette.label}</Dialog.Title>
          <Command
            label={m.palette.label}
            shouldFilter={false}
            value={chosen}
            onValueChange={choose}
            onKeyDownCapture={move}
            onPointerMoveCapture={move}
            loop
          >
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                ref={input}
                value={typed}
                onValueChange={(text) => {
                  forget()
                  setTyped(text)
                }}
                placeholder={m.palette.placeholder}
                className="min-w-0 flex-1 bg-transparent py-3 text-base outline-none placeholder:text-muted"
              />
            </div>
            <p role="status" className="px-4 py-8 text-center text-muted empty:hidden">
              {groups.length === 0 && (isSearching ? m.palette.searching : t(m.palette.none, { q: typed }))}
            </p>
            <Command.List
              label={m.palette.label}
              className={`max-h-[min(24rem,60vh)] overflow-y-auto p-2 ${groups.length === 0 ? 'hidden' : ''}`}
            >
              {groups.map((group) => (
                <Group key={group.title} group={group} />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Group({ group: { title, entries } }: { group: EntryGroup }) {
  return (
    <Command.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {entries.map((entry) => (
        <Item key={entry.id} entry={entry} />
      ))}
    </Command.Group>
  )
}

function Item({ entry: { id, label, icon: Icon, aside, run } }: { entry: Entry }) {
  const choose = () => {
    showKeys(null)
    run()
  }
  return (
    <Command.Item
      value={id}
      onSelect={choose}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-accent-soft"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 truncate">{label}</span>
      {aside && <span className="ml-auto min-w-0 shrink-0 truncate text-muted text-sm">{aside}</span>}
    </Command.Item>
  )
}

/** The keys and the pointer choose; until then the best answer is chosen, also when it comes late. */
function useChoice(groups: readonly EntryGroup[]) {
  const [picked, setPicked] = useState<string | null>(null)
  const hasMoved = useRef(false)
  const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id))
  return {
    chosen: picked !== null && ids.includes(picked) ? picked : (ids[0] ?? ''),
    move: () => {
      hasMoved.current = true
    },
    choose: (id: string) => {
      if (hasMoved.current) setPicked(id)
    },
    forget: () => {
      hasMoved.current = false
      setPicked(null)
    },
  }
}
