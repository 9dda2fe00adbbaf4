import type { GuestLine, GuestOrder } from '@passline/shared/guestApi'
import type { Name } from '@passline/shared/text'
import { GUEST_ICONS } from '../../parts/guestProgress.ts'
import { Icon } from '../../parts/Icon.tsx'
import type { GuestWords } from '../../text/guest.ts'

interface GuestLinesProps {
  order: GuestOrder
  words: GuestWords
  nameOf: (name: Name) => string
}

/** Every dish with its state, in the order of the slip. */
export function GuestLines({ order, words, nameOf }: GuestLinesProps) {
  return (
    <ul className="lines">
      {order.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own that a stranger may know
        <li key={index} className={line.state} data-state={line.state}>
          <b>{line.quantity}</b>
          <span className="name">{nameOf(line.name)}</span>
          <span className="state">
            <Icon name={GUEST_ICONS[line.state]} />
            {wordOf(line)}
          </span>
        </li>
      ))}
    </ul>
  )

  function wordOf({ state }: GuestLine): string {
    return state === 'served' && order.isCollected ? words.collected : words.state[state]
  }
}
