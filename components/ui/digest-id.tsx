/** Names what the framework's log has an error under: no request's id, so that it leads nowhere. */
export function DigestId({ id, label }: { id: string; label: string }) {
  return (
    <p className="mt-0.5 text-xs">
      {label} <code className="break-all font-mono">{id}</code>
    </p>
  )
}
