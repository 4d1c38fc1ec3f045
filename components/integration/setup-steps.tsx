import { Copyable } from '@/components/ui/copyable'
import { Day } from '@/components/ui/exact-time'
import { Notice } from '@/components/ui/notice'
import { OutLink, RichText } from '@/components/ui/rich-text'
import type { ProviderView } from '@/lib/contract/provider'

interface SetupStepsProps {
  provider: ProviderView
  redirectUri: string
}

/** What has to be done at the provider, in order, with what has to be carried there. */
export function SetupSteps({ provider, redirectUri }: SetupStepsProps) {
  const { instructions, name } = provider
  const uri = <Copyable text={redirectUri} label="Copy the redirect URI" />
  const isNamed = instructions.some(({ steps }) => steps.some((step) => step.includes('{redirect_uri}')))
  return (
    <section aria-labelledby="steps" className="min-w-0">
      <h2 id="steps" className="mb-4 font-semibold text-base">
        {instructions.length > 0 ? `At ${name}` : `What ${name} has to know`}
      </h2>
      {isInsecure(redirectUri) && (
        <div className="mb-4">
          <Notice tone="warn" title="Patchbay’s public address is not https.">
            <p className="text-sm">
              Most providers refuse such a redirect URI. Put Patchbay behind https and set{' '}
              <code>PATCHBAY_URL</code>.
            </p>
          </Notice>
        </div>
      )}
      <ol className="flex flex-col gap-5">
        {instructions.map((section, index) => (
          <li key={section.title} className="relative pl-9">
            <StepNumber number={index + 1} />
            <h3 className="font-medium">{section.title}</h3>
            <ul className="mt-1.5 flex flex-col gap-1.5 text-muted">
              {section.steps.map((step) => (
                <li key={step} className="[overflow-wrap:anywhere]">
                  <RichText text={withoutHangingStop(step)} values={{ redirect_uri: uri }} />
                </li>
              ))}
            </ul>
          </li>
        ))}
        {!isNamed && (
          <li className="relative pl-9">
            <StepNumber number={instructions.length + 1} />
            <h3 className="font-medium">Register the redirect URI</h3>
            <p className="mt-1.5 text-muted">
              In the application’s settings at {name}, exactly as it stands here:
            </p>
            {uri}
          </li>
        )}
      </ol>
      <Source provider={provider} />
    </section>
  )
}

function StepNumber({ number }: { number: number }) {
  return (
    <span
      aria-hidden
      className="absolute top-0 left-0 inline-flex size-6 items-center justify-center rounded-full bg-sunken font-medium text-muted text-xs tabular-nums"
    >
      {number}
    </span>
  )
}

function Source({ provider: { source, checkedOn, name, custom } }: { provider: ProviderView }) {
  if (source === null) return null
  return (
    <p className="mt-5 pl-9 text-muted text-sm">
      From <OutLink href={source}>{custom ? 'its own metadata' : `${name}’s documentation`}</OutLink>
      {checkedOn && (
        <>
          , read on <Day at={`${checkedOn}T12:00:00Z`} />
        </>
      )}
      .
    </p>
  )
}

/** Plain http is accepted by providers for loopback only. */
function isInsecure(uri: string): boolean {
  const { protocol, hostname } = new URL(uri)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The redirect URI stands on a line of its own: a full stop after it would hang alone on the next. */
function withoutHangingStop(step: string): string {
  return step.replace(/(\{redirect_uri\}`?)[.,;:]\s*/g, '$1 ').trimEnd()
}
