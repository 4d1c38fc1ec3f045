import { Copyable } from '@/components/ui/copyable'
import { Day } from '@/components/ui/exact-time'
import { Notice } from '@/components/ui/notice'
import { OutLink, RichText } from '@/components/ui/rich-text'
import type { ProviderView } from '@/lib/contract/provider'
import type { Messages } from '@/lib/core/messages'

interface SetupStepsProps {
  provider: ProviderView
  /** Null where there is none to register. */
  redirectUri: string | null
  m: Messages
}

/** Whether there is anything to be said of what has to be done there, where no redirect URI has to be registered. */
export function hasSteps({ instructions, source }: ProviderView): boolean {
  return instructions.length > 0 || source !== null
}

/** What has to be done at the provider, in order, with what has to be carried there. */
export function SetupSteps({ provider, redirectUri, m }: SetupStepsProps) {
  const texts = m.integration.steps
  const { instructions, name } = provider
  const uri = redirectUri && <Copyable text={redirectUri} label={texts.copy} />
  const isNamed = instructions.some(({ steps }) => steps.some((step) => step.includes('{redirect_uri}')))
  return (
    <section aria-labelledby="steps" className="min-w-0">
      <h2 id="steps" className="mb-4 font-semibold text-base">
        <RichText text={instructions.length > 0 || !uri ? texts.at : texts.has} values={{ provider: name }} />
      </h2>
      {redirectUri && isInsecure(redirectUri) && (
        <div className="mb-4">
          <Notice tone="warn" title={texts.insecure}>
            <p className="text-sm">
              <RichText text={texts.insecureText} />
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
        {uri && !isNamed && (
          <li className="relative pl-9">
            <StepNumber number={instructions.length + 1} />
            <h3 className="font-medium">{texts.register}</h3>
            <p className="mt-1.5 text-muted">
              <RichText text={texts.registerText} values={{ provider: name }} />
            </p>
            {uri}
          </li>
        )}
      </ol>
      <Source provider={provider} m={m} />
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

function Source({ provider, m }: { provider: ProviderView; m: Messages }) {
  const { source, checkedOn, name, custom } = provider
  const texts = m.integration.steps
  if (source === null) return null
  const link = (
    <OutLink href={source}>
      <RichText text={custom ? texts.metadata : texts.documentation} values={{ provider: name }} />
    </OutLink>
  )
  return (
    <p className="mt-5 pl-9 text-muted text-sm">
      <RichText
        text={checkedOn ? texts.fromRead : texts.from}
        values={{ source: link, day: checkedOn && <Day at={`${checkedOn}T12:00:00Z`} /> }}
      />
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
