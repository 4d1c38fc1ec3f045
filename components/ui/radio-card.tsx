import type { InputHTMLAttributes } from 'react'

interface RadioCardProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> {
  label: string
  /** What it means to choose this one. */
  text: string
}

/** One of a few ways to go: pressed anywhere in its frame. */
export function RadioCard({ label, text, ...input }: RadioCardProps) {
  return (
    <label className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft">
      <input {...input} type="radio" className="mt-0.75 size-4 shrink-0 accent-accent" />
      <span>
        <span className="block font-medium">{label}</span>
        <span className="block text-muted text-sm">{text}</span>
      </span>
    </label>
  )
}
