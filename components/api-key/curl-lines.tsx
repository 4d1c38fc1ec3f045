'use client'

import { Copyable } from '@/components/ui/copyable'
import { useMessages } from '@/lib/client/use-messages'
import type { CurlPlace } from '@/lib/contract/api-key'
import { curlLine, READ_KEY } from '@/lib/core/curl'
import type { ApiScope } from '@/lib/core/roles'

/** For each thing that a key may do, a line to try it with. The key stands in a variable: never in the page. */
export function CurlLines({ scopes, place }: { scopes: readonly ApiScope[]; place: CurlPlace }) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  const lines = scopes.map((scope) => ({ scope, line: curlLine(scope, place) }))
  return (
    <div className="mt-2 flex flex-col gap-3 text-sm">
      <div>
        <p className="text-muted">{texts.typeKey}</p>
        <Copyable text={READ_KEY} label={texts.copyType} />
      </div>
      <ul className="flex flex-col gap-3">
        {lines.map(({ scope, line }) => (
          <li key={scope}>
            <p>
              {texts.scopes[scope].label} <code className="font-mono text-muted text-xs">{scope}</code>
            </p>
            <Copyable text={line} label={t(texts.copyLine, { scope })} />
          </li>
        ))}
      </ul>
      {lines.some(({ line }) => /<\w+>/.test(line)) && <p className="text-muted">{texts.placeholders}</p>}
    </div>
  )
}
