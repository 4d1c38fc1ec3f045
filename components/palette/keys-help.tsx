'use client'

import { Dialog } from 'radix-ui'
import { showKeys } from '@/components/palette/shown'
import { Button } from '@/components/ui/button'
import { CheckBox } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import { useSingleKeys } from '@/lib/client/use-single-keys'
import { useAllows } from '@/lib/client/use-viewer'

/** Which keys do what; the single ones can be turned off here. */
export function KeysHelp() {
  const { m } = useMessages()
  const texts = m.palette
  const [on, turn] = useSingleKeys()
  const mayAdd = useAllows('write_integration')
  const single: [string, string][] = [
    ['/', texts.keySearch],
    ...(mayAdd ? ([['n', texts.keyNew]] as [string, string][]) : []),
    ['t', texts.keyTest],
    ['?', texts.keyHelp],
  ]
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showKeys(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_70/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 shadow-float focus:outline-none"
        >
          <Dialog.Title className="font-semibold text-lg tracking-tight">{texts.keys}</Dialog.Title>
          <h3 className="mt-4 mb-1 font-medium text-muted text-sm">{texts.anywhere}</h3>
          <KeyList
            keys={[
              ['Ctrl K · ⌘ K', texts.keyPalette],
              ['Esc', texts.keyClose],
            ]}
          />
          <h3 className="mt-4 mb-1 font-medium text-muted text-sm">{texts.single}</h3>
          <div className={on ? '' : 'opacity-60'}>
            <KeyList keys={single} />
          </div>
          <label htmlFor="single-keys" className="mt-4 flex items-start gap-2.5">
            <CheckBox id="single-keys" checked={on} onChange={(event) => turn(event.target.checked)} />
            <span>
              <span className="block font-medium">{texts.useSingle}</span>
              <span className="block text-muted text-sm">{texts.singleText}</span>
            </span>
          </label>
          <div className="mt-5 flex justify-end">
            <Dialog.Close asChild>
              <Button>{texts.close}</Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function KeyList({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <dl className="flex flex-col divide-y divide-line">
      {keys.map(([key, what]) => (
        <div key={key} className="flex items-center justify-between gap-4 py-1.5">
          <dt className="order-2">
            <kbd className="rounded border border-line-strong/60 bg-sunken px-1.5 py-0.5 font-mono text-xs">
              {key}
            </kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
