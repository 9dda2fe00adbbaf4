import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { shownMoney } from '../../../parts/money.ts'
import { ScrollBox } from '../../../parts/ScrollBox.tsx'
import { useText } from '../../../text/i18n.ts'

interface DishTableProps {
  dishes: readonly Dish[]
  stations: ShopState['stations']
  onEdit: (dish: Dish) => void
}

/** Dishes row by row; the name opens one. */
export function DishTable({ dishes, stations, onEdit }: DishTableProps) {
  const { t, nameOf } = useText()
  return (
    <ScrollBox className="scroll-x" label={t('admin.dishes.tab.dishes')}>
      <table data-testid="dishes">
        <thead>
          <tr>
            {(['dish', 'station'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`admin.dishes.column.${name}`)}
              </th>
            ))}
            {(['price', 'minutes', 'timer', 'course'] as const).map((name) => (
              <th key={name} scope="col" className="n">
                {t(`admin.dishes.column.${name}`)}
              </th>
            ))}
            {(['allergens', 'options', 'sale'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`admin.dishes.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dishes.map((dish) => {
            const station = stations.get(dish.stationId)
            return (
              <tr key={dish.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="name"
                    aria-label={t('admin.dishes.edit', { name: nameOf(dish.name) })}
                    onClick={() => onEdit(dish)}
                  >
                    {nameOf(dish.name)}
                  </button>
                </th>
                <td>{station ? nameOf(station.name) : dish.stationId}</td>
                <td className="n">{shownMoney(dish.priceFen)}</td>
                <td className="n">{t('admin.dishes.minutes', { n: dish.expectedMinutes })}</td>
                <td className="n">{dish.timerSeconds !== null && t('admin.dishes.seconds', { n: dish.timerSeconds })}</td>
                <td className="n">{dish.course}</td>
                <td>{dish.allergens.map((each) => t(`allergen.${each}`)).join(t('log.and'))}</td>
                <td>{dish.options.map((group) => nameOf(group.name)).join(t('log.and'))}</td>
                <td>
                  <Sale dish={dish} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Sale({ dish: { soldOut, remaining } }: { dish: Dish }) {
  const { t } = useText()
  if (soldOut || remaining === 0) return <b className="sold">{t('admin.dishes.soldOut')}</b>
  return remaining === null ? t('admin.dishes.onSale') : t('admin.dishes.left', { n: remaining })
}
