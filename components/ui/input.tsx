import type { ComponentProps, InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

const box =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 text-base text-ink placeholder:text-muted/80 aria-invalid:border-bad disabled:opacity-60'

/** Keeps password managers from offering to save what is not a person's password. */
export const notAPassword = {
  autoComplete: 'new-password',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': true,
  'data-form-type': 'other',
  spellCheck: false,
  autoCapitalize: 'off',
} as const

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input type="text" {...rest} className={`${box} h-9 ${className}`} />
}

export function TextArea({ className = '', ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={4} {...rest} className={`${box} font-mono text-sm ${className}`} />
}

export function Select({ className = '', children, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <select {...rest} className={`${box} h-9 ${className}`}>
      {children}
    </select>
  )
}

/** A tick box in the accent's colour. */
export function CheckBox({ className = '', ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input {...rest} type="checkbox" className={`mt-0.5 size-4 shrink-0 accent-accent ${className}`} />
}
