import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import { useActions, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { elapsed } from '../../parts/time.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import type { UnseenOrder } from './deskNews.ts'
import { RingingRow } from './RingingRow.tsx'
import type { DeskNews } from './useDeskNews.ts'
import { useWords } from './useWords.ts'
import './news.css'

/** So many of a kind stand under the header; the last one says how many there are more, and what rings is listed behind the bell. */
const MOST_ROWS = 2
/** Without a kitchen screen nothing is seen, and the first row says so already. */
const MOST_UNWATCHED = 1
const MOST_RINGING = 1

interface NewsRowsProps {
  news: DeskNews
  isOnline: boolean
  /** No kitchen screen is connected. */
  isUnwatched: boolean
  onOpen: (order: CateringOrder) => void
}

/** What a cashier must know before the next order, under the header: what is wrong, what the kitchen missed, and what rings. */
export function NewsRows({ news, isOnline, isUnwatched, onOpen }: NewsRowsProps) {
  const { t } = useWords()
  const zones = useSilentZones()
  const { unseenOrders, calls } = news
  // While the state itself says that a zone is silent, the message about it has no row of its own.
  const silence = zones.length > 0 ? news.ringing.filter((said) => said.latest.event === 'zoneSilent') : []
  const ringing = news.ringing.filter((said) => !silence.includes(said))
  const mostUnseen = isUnwatched ? MOST_UNWATCHED : MOST_ROWS
  const moreUnseen = unseenOrders.length - mostUnseen
  const moreCalls = calls.length - MOST_ROWS
  return (
    <div className="news">
      {isOnline ? (
        <Troubles isUnwatched={isUnwatched} zones={zones} silence={silence} onAcknowledge={news.acknowledge} />
      ) : (
        <p className="item warn" role="status" data-testid="offline">
          <Icon name="unlink" />
          <span>{t('cashier.offline')}</span>
        </p>
      )}
      {isOnline &&
        unseenOrders
          .slice(0, mostUnseen)
          .map((each, at) => (
            <UnseenRow
              key={each.order.id + each.what}
              unseen={each}
              more={at === mostUnseen - 1 ? moreUnseen : 0}
              news={news}
              onOpen={onOpen}
            />
          ))}
      {calls.slice(0, MOST_ROWS).map((call, at) => (
        <CallRow key={call.id} call={call} more={at === MOST_ROWS - 1 ? moreCalls : 0} />
      ))}
      {ringing.slice(0, MOST_RINGING).map((said) => (
        <RingingRow key={said.callId} said={said} onAcknowledge={() => news.acknowledge([said])} />
      ))}
    </div>
  )
}

interface TroublesProps {
  isUnwatched: boolean
  zones: readonly string[]
  /** Messages that say so aloud. */
  silence: readonly Said[]
  onAcknowledge: (said: readonly Said[]) => void
}

/** What is wrong with the screens, in one row: no kitchen screen, and zones where nobody hears anything. */
function Troubles({ isUnwatched, zones, silence, onAcknowledge }: TroublesProps) {
  const { t } = useWords()
  if (!isUnwatched && zones.length === 0) return null
  return (
    <div className="item warn" role="status">
      <Icon name={isUnwatched ? 'alert' : 'mute'} />
      <span>
        {isUnwatched && <span data-testid="no-kitchen">{t('cashier.news.noKitchen')}</span>}
        {zones.length > 0 && <span data-testid="silent-zones">{t('cashier.news.silent', { zones: zones.join(t('cashier.comma')) })}</span>}
      </span>
      {silence.length > 0 && (
        <button type="button" onClick={() => onAcknowledge(silence)}>
          {t('inbox.gotIt')}
        </button>
      )}
    </div>
  )
}

interface UnseenRowProps extends Pick<NewsRowsProps, 'news' | 'onOpen'> {
  unseen: UnseenOrder
  /** Orders that are not shown. */
  more: number
}

/** What no screen of its station has shown in time. It leaves by itself; its speech stops when somebody has noticed. */
function UnseenRow({ unseen, more, news, onOpen }: UnseenRowProps) {
  const { t, nameOf, placeOf } = useWords()
  const now = useServerNow()
  const { order, what, goods, since } = unseen
  const said = news.unseen.get(order.id) ?? []
  const element = useOnView<HTMLDivElement>(said.flatMap((each) => each.messages))
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  const parts = {
    place: placeOf(order),
    seqNo: shownSeqNo(order.seqNo),
    dishes: goods.map((each) => `${nameOf(each.name)} ×${each.quantity}`).join(t('cashier.comma')),
    time: seconds < 120 ? t('cashier.news.seconds', { n: seconds }) : t('cashier.news.minutes', { n: Math.floor(seconds / 60) }),
  }
  return (
    <div ref={element} className="item late" role="alert" data-testid="unseen" data-order-id={order.id} data-what={what}>
      <Icon name="alert" />
      <span>
        {t(`cashier.news.unseen.${what}`, parts)} {more > 0 && t('cashier.news.moreUnseen', { n: more })}
      </span>
      <button type="button" onClick={() => onOpen(order)}>
        {t('cashier.orders.look')}
      </button>
      {said.length > 0 && (
        <button type="button" onClick={() => news.acknowledge(said)}>
          {t('inbox.gotIt')}
        </button>
      )}
    </div>
  )
}

/** A guest whom no waiter has answered [M9]. */
function CallRow({ call, more }: { call: PadCall; more: number }) {
  const { t, placeOf } = useWords()
  const actions = useActions()
  const now = useServerNow()
  const rings = useLive((live) => live.messages)
  const element = useOnView<HTMLDivElement>(rings.filter((message) => message.padCallId === call.id))
  const isMine = call.takenBy !== null
  return (
    <div ref={element} className="item call" role="status" data-pad-call-id={call.id} data-taker={isMine ? 'me' : 'nobody'}>
      <Icon name={isMine ? 'walk' : 'bell'} />
      <span>
        {t(isMine ? 'cashier.news.callMine' : 'cashier.news.call', {
          place: placeOf({ place: call.place, platform: null, source: 'roomPad', seqNo: 0 }),
          what: call.text === '' ? t(`inbox.padCall.${call.kind}`) : call.text,
          time: elapsed(now - Date.parse(call.askedAt)),
        })}{' '}
        {more > 0 && t('cashier.news.moreCalls', { n: more })}
      </span>
      <button type="button" className="main" onClick={() => (isMine ? actions.donePadCall(call.id) : actions.takePadCall(call.id))}>
        {t(isMine ? 'inbox.done' : 'inbox.go')}
      </button>
    </div>
  )
}

/** Zones where nobody hears what is said, by their names. */
function useSilentZones(): string[] {
  const { t } = useWords()
  const zones = useLive((live) => live.presence?.silentZones)
  // A pad is its own zone; that one person has muted it is no news for the cashier.
  return (zones ?? [])
    .filter((zone) => !zone.startsWith('device '))
    .map((zone) => (isKnownZone(zone) ? t(`cashier.news.zone.${zone}`) : zone))
}

function isKnownZone(zone: string): zone is 'kitchen' | 'pass' | 'board' | 'cashier' {
  return zone === 'kitchen' || zone === 'pass' || zone === 'board' || zone === 'cashier'
}
