import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { PileCard } from './PileCard.tsx'
import type { Pile } from './pickups.ts'
import './elsewhere.css'

interface ReadyPaneProps {
  called: readonly Pile[]
  made: readonly Pile[]
  /** Called orders that the filter leaves out: said, so that nobody believes there are none. */
  elsewhere: number
  /** The messages that call for a pile: it is one thing, so it stands in one place, where the goods are. */
  ringsOf: (pile: Pile) => readonly Said[]
  onPickUp: (pile: Pile) => void
  onComing: (rings: readonly Said[]) => void
  onShowAll: () => void
}

/** What waits at the pass: called first, then what is made and not called yet; the longest wait first. */
export function ReadyPane({ called, made, elsewhere, ringsOf, onPickUp, onComing, onShowAll }: ReadyPaneProps) {
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
      {called.length === 0 && made.length === 0 && (
        <div className="empty">
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
          <h3 className="madeHead">{t('waiter.ready.made')}</h3>
          <ul className="cards made">
            {made.map((pile) => (
              <PileCard key={pile.order.id} pile={pile} rings={ringsOf(pile)} onPickUp={onPickUp} onComing={onComing} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
