import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { ComingCard } from './ComingCard.tsx'
import type { Coming, ComingHandlers } from './coming.ts'
import { PileCard } from './PileCard.tsx'
import type { Pile } from './pickups.ts'
import './elsewhere.css'

interface ReadyPaneProps extends ComingHandlers {
  called: readonly Pile[]
  made: readonly Pile[]
  /** Called orders that the filter leaves out: said, so that nobody believes there are none. */
  elsewhere: number
  /** The messages that call for a pile: it is one thing, so it stands in one place, where the goods are. */
  ringsOf: (pile: Pile) => readonly Said[]
  onPickUp: (pile: Pile) => void
  onComing: (rings: readonly Said[]) => void
  onShowAll: () => void
  /** What is not made yet, and whether it is all there is or only what can be fired or was rushed. */
  coming: readonly Coming[]
  isEverything: boolean
  timeZone: string
}

/** What waits at the pass: called first, then what is made and not called yet; the longest wait first. */
export function ReadyPane(props: ReadyPaneProps) {
  const { called, made, elsewhere, ringsOf, onPickUp, onComing, onShowAll } = props
  const { t } = useText()
  return (
    <section className="pane ready" data-testid="ready">
      <h2>
        <span>{t('waiter.ready.heading')}</span>
        <small>{t('waiter.ready.order')}</small>
      </h2>
      <ul className="cards" aria-live="polite">
        {called.map((pile) => (
          <PileCard key={pile.order.id} pile={pile} rings={ringsOf(pile)} onPickUp={onPickUp} onComing={onComing} />
        ))}
      </ul>
      {called.length + made.length === 0 && (
        <div className={props.coming.length > 0 ? 'empty low' : 'empty'}>
          <Icon name="dish" />
          <h3>{t('waiter.ready.none')}</h3>
          <p>{t('waiter.ready.noneHint')}</p>
        </div>
      )}
      {elsewhere > 0 && (
        <button type="button" className="elsewhere" data-testid="elsewhere" onClick={onShowAll}>
          <Icon name="bell" />
          <span>{t('waiter.ready.elsewhere', { n: elsewhere })}</span>
        </button>
      )}
      {made.length > 0 && (
        <>
          <h3 className="sub">{t('waiter.ready.made')}</h3>
          <ul className="cards made">
            {made.map((pile) => (
              <PileCard key={pile.order.id} pile={pile} rings={ringsOf(pile)} onPickUp={onPickUp} onComing={onComing} />
            ))}
          </ul>
        </>
      )}
      <ToCome {...props} />
    </section>
  )
}

/** Below what can be carried: what a guest asks about. */
function ToCome({ coming, isEverything, timeZone, onRush, onFire }: ReadyPaneProps) {
  const { t } = useText()
  if (coming.length === 0) return null
  return (
    <>
      <h3 className="sub">{t(isEverything ? 'waiter.coming.all' : 'waiter.coming.some')}</h3>
      <ul data-testid="coming-orders">
        {coming.map((each) => (
          <ComingCard key={each.order.id} coming={each} timeZone={timeZone} onRush={onRush} onFire={onFire} />
        ))}
      </ul>
    </>
  )
}
