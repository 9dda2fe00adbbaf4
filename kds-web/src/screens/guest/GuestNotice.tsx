import { Icon } from '../../parts/Icon.tsx'
import type { GuestWords } from '../../text/guest.ts'

interface GuestNoticeProps {
  kind: 'loading' | 'unreachable' | 'wrong' | 'closed' | 'pickedUp'
  words: GuestWords
}

const ICONS = { loading: 'logo', unreachable: 'unlink', wrong: 'alert', closed: 'history', pickedUp: 'check' } as const

/** What stands in place of an order: it is closed, there is none, or nobody knows yet. */
export function GuestNotice({ kind, words }: GuestNoticeProps) {
  const [title, body] = {
    loading: [words.loading, ''],
    unreachable: [words.unreachable, ''],
    wrong: [words.wrongTitle, words.wrongBody],
    closed: [words.closedTitle, words.closedBody],
    pickedUp: [words.pickedUpTitle, words.pickedUpBody],
  }[kind]
  return (
    <section className="notice" role="status" data-notice={kind}>
      <Icon name={ICONS[kind]} />
      <h1>{title}</h1>
      <p>{body}</p>
    </section>
  )
}
