import type { Allergen } from '@passline/shared/allergen'
import type { Dish } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { useText } from '../../text/i18n.ts'

interface DishTileProps {
  dish: Dish
  /** Portions in the cart. */
  count: number
  /** Whether one more may be put in. */
  hasMore: boolean
  /** What the guests of the room must not be given. */
  allergies: readonly Allergen[]
  onOpen: () => void
  onAdd: () => void
}

/** From so few portions on the guest is told how many are left. */
const FEW = 5

/** One dish of the menu. The whole of it opens what can be chosen; plus puts one in, where there is nothing to choose. */
export function DishTile({ dish, count, hasMore, allergies, onOpen, onAdd }: DishTileProps) {
  const { t, nameOf } = useText()
  const name = nameOf(dish.name)
  const look = ['dish', dish.soldOut && 'out', count > 0 && 'in'].filter(Boolean).join(' ')
  const isDangerous = dish.allergens.some((each) => allergies.includes(each))
  return (
    <li className={look} data-dish-id={dish.id} data-sold-out={dish.soldOut}>
      <button type="button" className="face" disabled={dish.soldOut} onClick={onOpen}>
        <span className="ph">
          <Icon name="dish" />
          {dish.allergens.length > 0 && (
            <span className={isDangerous ? 'allergens danger' : 'allergens'}>
              {t('roompad.menu.contains', { list: dish.allergens.map((each) => t(`allergen.${each}`)).join(t('roompad.menu.listComma')) })}
            </span>
          )}
        </span>
        {tag()}
        <span className="dn">{name}</span>
        <span className="dp">{shownMoney(dish.priceFen)}</span>
      </button>
      {!dish.soldOut && (
        <button
          type="button"
          className="plus"
          disabled={!hasMore}
          aria-label={`${t(dish.options.length > 0 ? 'roompad.menu.choose' : 'roompad.menu.add', { dish: name })}${chosen()}`}
          data-testid="add-dish"
          onClick={dish.options.length > 0 ? onOpen : onAdd}
        >
          {count > 0 ? <b>{count}</b> : <Icon name="plus" />}
        </button>
      )}
    </li>
  )

  function tag() {
    if (dish.soldOut) return <span className="tag gone">{t('roompad.menu.soldOut')}</span>
    if (dish.remaining === null || dish.remaining > FEW) return null
    return <span className="tag few">{t('roompad.menu.left', { n: dish.remaining })}</span>
  }

  function chosen(): string {
    return count > 0 ? ` · ${t('roompad.menu.inCart', { n: count })}` : ''
  }
}
