'use client'

import { Shape } from '@/components/docs/shape'
import { useMessages } from '@/lib/client/use-messages'
import type { DocRoute } from '@/lib/contract/docs'

/** What a route takes, what it answers, and the errors that it may answer with. */
export function RouteAnswers({ route: { body, answers, errors } }: { route: DocRoute }) {
  const { m } = useMessages()
  const texts = m.docs
  return (
    <>
      {body && (
        <div className="text-sm">
          <h3 className="font-medium">{texts.shape}</h3>
          <Shape text={body.shape} label={texts.shape} />
        </div>
      )}
      <div className="text-sm">
        <h3 className="font-medium">{texts.answers}</h3>
        {answers.map(({ status, shape }) => (
          <div key={status} className="mt-1">
            <span className="font-mono">{status}</span>
            {shape ? (
              <Shape text={shape} label={`${texts.answers}: ${status}`} />
            ) : (
              <span className="text-muted"> {texts.empty}</span>
            )}
          </div>
        ))}
      </div>
      {errors.length > 0 && (
        <div className="text-sm">
          <h3 className="font-medium">{texts.errors}</h3>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
            {errors.map(({ status, codes }) => (
              <div key={status} className="contents">
                <dt className="font-mono">{status}</dt>
                <dd className="min-w-0 font-mono text-muted text-xs leading-5 [overflow-wrap:anywhere]">
                  {codes.join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </>
  )
}
