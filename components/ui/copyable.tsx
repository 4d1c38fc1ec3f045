import { CopyButton } from '@/components/ui/copy-button'

/** A value to be carried elsewhere, with the button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="my-1 flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 break-all font-mono text-xs">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  )
}
