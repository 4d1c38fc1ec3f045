import { Fragment } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

/** A value to be carried elsewhere, with the button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="my-1 flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">
        {text.split(/(?<=\/)/).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
      <CopyButton text={text} label={label} />
    </span>
  )
}
