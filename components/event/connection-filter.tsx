'use client'

import { useId } from 'react'
import { Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'

interface ConnectionFilterProps {
  value: string | undefined
  connections: readonly string[]
  connectionKnown: boolean
  choose: (key: string | undefined) => void
}

/** One connection by its key: any can be typed, the first are suggested. */
export function ConnectionFilter({
  value = '',
  connections,
  connectionKnown,
  choose,
}: ConnectionFilterProps) {
  const { m } = useMessages()
  const id = useId()
  const settle = (text: string) => {
    const key = text.trim()
    if (key !== value) choose(key || undefined)
  }
  return (
    <div className="flex min-w-36 flex-1 flex-col gap-1 sm:max-w-48">
      <label htmlFor={id} className="text-muted text-xs">
        {m.event.connection}
      </label>
      <Input
        key={value}
        id={id}
        list={`${id}-list`}
        defaultValue={value}
        placeholder={m.event.anyConnection}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={!connectionKnown || undefined}
        aria-describedby={connectionKnown ? undefined : `${id}-fault`}
        onBlur={(event) => settle(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && settle(event.currentTarget.value)}
        onInput={(event) => {
          const text = event.currentTarget.value
          // A suggestion was picked, or everything was deleted.
          const picked = !('inputType' in event.nativeEvent) || text === ''
          if (picked) settle(text)
        }}
      />
      {!connectionKnown && (
        <p id={`${id}-fault`} className="text-bad text-xs">
          {m.event.noConnection}
        </p>
      )}
      <datalist id={`${id}-list`}>
        {connections.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
    </div>
  )
}
