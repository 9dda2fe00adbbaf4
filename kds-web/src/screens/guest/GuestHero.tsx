import { shownSeqNo } from '@passline/shared/businessDay'
import type { GuestOrder } from '@passline/shared/guestApi'
import { GUEST_ICONS, guestCounts, isUnderWay } from '../../parts/guestProgress.ts'
import { Icon } from '../../parts/Icon.tsx'
import { filled } from '../../text/filled.ts'
import type { GuestWords } from '../../text/guest.ts'

interface GuestHeroProps {
  order: GuestOrder
  words: GuestWords
}

/** The number, what comes next, and how much longer it takes: a range, or that nobody can say. */
export function GuestHero({ order, words }: GuestHeroProps) {
  const { seqNo, state, summary, wait, isCollected } = order
  return (
    <section className={state === 'ready' ? 'hero ready' : 'hero'} data-state={state} aria-live="polite">
      <div className="no">
        <p>{words.yourNumber}</p>
        <b>
          <i>#</i>
          {shownSeqNo(seqNo).slice(1)}
        </b>
      </div>
      <div className="now">
        <Icon name={GUEST_ICONS[state]} />
        <div>
          <h1>{heading()}</h1>
          <p data-testid="summary">{summaryLine()}</p>
        </div>
      </div>
      {isUnderWay(summary) && state !== 'ready' && (
        <div className="wait" data-testid="wait">
          <b>{wait ? filled(words.range, { from: wait.fromMinutes, to: wait.toMinutes }) : words.noRange}</b>
          <p>{wait ? words.rangeWhy : isCollected ? words.noRangeCalled : words.noRangeHint}</p>
        </div>
      )}
    </section>
  )

  function heading(): string {
    if (isCollected && state === 'ready') return words.now.collect
    return isCollected && state === 'served' ? words.now.allCollected : words.now[state]
  }

  function summaryLine(): string {
    const counts = guestCounts(summary).map(({ name, n }) => {
      const sentence = name === 'served' && isCollected ? words.counts.collected : words.counts[name]
      return filled(sentence, { n })
    })
    const n = order.lines.length
    return filled(n === 1 ? words.dishes.one : words.dishes.other, { n }) + words.colon + counts.join(words.comma)
  }
}
