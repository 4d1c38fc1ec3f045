import { useState } from 'react'
import { howOf, outcomeOf } from '@/components/connection/check-words'
import { type CheckPlot, type PlottedCheck, plotChecks } from '@/lib/client/check-plot'
import { exactTime, relativeTime } from '@/lib/client/relative-time'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser, useNow } from '@/lib/client/use-now'
import type { CheckView } from '@/lib/contract/connection'

/** Heights in px; widths are shares of what there is. */
const plot = { top: 10, bottom: 90, marks: 103, height: 112 }

/** With less room than this to the newest, the two times would run into each other. */
const roomForBoth = 0.55

/**
 * The last checks, one bar each, oldest at the left: how long the answer took, and under it whether it worked. It is for the
 * eye; the list below says the same.
 */
export function CheckChart({ checks }: { checks: readonly CheckView[] }) {
  const { m, t, locale } = useMessages()
  const inBrowser = useInBrowser()
  const [picked, setPicked] = useState<string | null>(null)
  const drawn = plotChecks(checks)
  const texts = m.connection.checks
  const lead = t(texts.chart, { count: drawn.plotted.length, failed: drawn.failed })
  const summary =
    drawn.medianMs === null ? lead : `${lead} ${t(texts.median, { ms: Math.round(drawn.medianMs) })}`
  const wordsOf = (check: CheckView) => {
    const time = exactTime(Date.parse(check.at), inBrowser ? undefined : 'UTC', locale)
    return `${time} · ${outcomeOf(check, m)} · ${howOf(check, m, t)}`
  }
  const pointed = drawn.plotted.find(({ check }) => check.id === picked)
  return (
    <figure className="mb-3 border-line border-b pb-1">
      <div className="flex gap-2">
        <Scale plot={drawn} />
        <svg
          role="img"
          aria-label={summary}
          width="100%"
          height={plot.height}
          className="min-w-0 flex-1 overflow-visible"
          onPointerLeave={() => setPicked(null)}
        >
          {drawn.ticks.map(({ ms, height }) => (
            <line
              key={ms}
              x1="0"
              x2="100%"
              y1={yOf(height)}
              y2={yOf(height)}
              className="stroke-line"
              shapeRendering="crispEdges"
            />
          ))}
          <line x1="0" x2="100%" y1={plot.bottom} y2={plot.bottom} className="stroke-line-strong" />
          {drawn.plotted.map((one) => (
            <Bar
              key={one.check.id}
              plotted={one}
              slots={drawn.slots}
              words={wordsOf(one.check)}
              onPoint={() => setPicked(one.check.id)}
            />
          ))}
        </svg>
      </div>
      <Ends plot={drawn} />
      <figcaption className="mt-1.5 line-clamp-3 min-h-10 text-muted text-sm sm:line-clamp-2" aria-hidden>
        {pointed ? wordsOf(pointed.check) : summary}
      </figcaption>
    </figure>
  )
}

const yOf = (height: number) => plot.bottom - height * (plot.bottom - plot.top)

/** What the lines mean. */
function Scale({ plot: { ticks } }: { plot: CheckPlot }) {
  const { locale } = useMessages()
  const written = (ms: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: ms < 1000 ? 'millisecond' : 'second',
      unitDisplay: 'short',
    }).format(ms < 1000 ? ms : ms / 1000)
  return (
    <svg aria-hidden width="44" height={plot.height} className="shrink-0 fill-muted text-[0.6875rem]">
      {ticks.map(({ ms, height }) => (
        <text key={ms} x="44" y={yOf(height)} dy="0.32em" textAnchor="end">
          {written(ms)}
        </text>
      ))}
    </svg>
  )
}

interface BarProps {
  plotted: PlottedCheck
  slots: number
  words: string
  onPoint: () => void
}

/** A pass is a full bar over a dot, a failure a hollow one over a cross: told apart without colour too. */
function Bar({ plotted: { check, slot, height }, slots, words, onPoint }: BarProps) {
  const { status, limited } = check
  const works = status === 'ok'
  const colour = limited ? 'fill-warn' : 'fill-ok'
  const share = 100 / slots
  const top = yOf(Math.max(height ?? 0, 0.03))
  return (
    <g className="group" onPointerEnter={onPoint}>
      <title>{words}</title>
      <rect
        x={`${slot * share}%`}
        width={`${share}%`}
        y="0"
        height={plot.height}
        className="fill-transparent group-hover:fill-sunken"
      />
      {height !== null && (
        <rect
          data-outcome={status}
          x={`${(slot + 0.2) * share}%`}
          width={`${share * 0.6}%`}
          y={top}
          height={plot.bottom - top}
          rx="1"
          className={works ? colour : 'fill-bad-soft stroke-bad'}
        />
      )}
      <svg x={`${(slot + 0.5) * share}%`} y={plot.marks} overflow="visible" aria-hidden>
        {works ? (
          <circle r={limited ? 2.75 : 1.75} className={colour} />
        ) : (
          <path d="M-2.75-2.75 2.75 2.75M-2.75 2.75 2.75-2.75" strokeWidth="1.75" className="stroke-bad" />
        )}
      </svg>
    </g>
  )
}

/** When the oldest and the newest were. */
function Ends({ plot: { plotted, slots } }: { plot: CheckPlot }) {
  const { m, locale } = useMessages()
  const now = useNow()
  const oldest = plotted[0]
  const newest = plotted.at(-1)
  if (!oldest || !newest) return null
  const written = ({ check }: PlottedCheck) => relativeTime(Date.parse(check.at), now, locale, m.ui.justNow)
  const begins = oldest.slot / slots
  return (
    <div className="flex gap-2" aria-hidden>
      <svg width="44" height="16" aria-hidden className="shrink-0" />
      <svg width="100%" height="16" aria-hidden className="min-w-0 flex-1 fill-muted text-[0.6875rem]">
        {1 - begins > roomForBoth && (
          <text x={`${begins * 100}%`} y="12">
            {written(oldest)}
          </text>
        )}
        <text x="100%" y="12" textAnchor="end">
          {written(newest)}
        </text>
      </svg>
    </div>
  )
}
