import type { Dish } from '@passline/shared/shop'
import { useEffect, useState } from 'react'
import { randomKey } from '../../api/randomKey.ts'
import { useLive } from '../../live/LiveContext.tsx'
import { useSaid } from '../inbox/useSaid.ts'
import type { CartLine } from '../ordering/cartLine.ts'
import { pricedLines } from '../ordering/pricedLines.ts'
import { leftFor } from '../ordering/shortage.ts'
import { AllergyDialog } from './AllergyDialog.tsx'
import { CallBar } from './CallBar.tsx'
import { DishDialog } from './DishDialog.tsx'
import { MenuPane } from './MenuPane.tsx'
import { News } from './News.tsx'
import { OrderPane } from './OrderPane.tsx'
import { PhoneDialog } from './PhoneDialog.tsx'
import { withLine } from './padCart.ts'
import { useOrdering } from './useOrdering.ts'
import type { PadHome } from './usePadHome.ts'
import { usePadMenu } from './usePadMenu.ts'

interface RoomProps {
  shop: PadHome['shop']
  pad: string
  room: NonNullable<PadHome['room']>
}

/** What a guest does in a room: looks at the menu, orders, follows the order, calls. */
export function Room({ shop, pad, room }: RoomProps) {
  const { ordering, state, mine } = useOrdering({ shopId: shop.id, pad, room: room.id })
  const { cart, outcome } = state
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const { open: said, acknowledge } = useSaid()
  const [chosen, setChosen] = useState<{ dishId: Dish['id']; line: CartLine | null } | null>(null)
  const { menu, refresh } = usePadMenu(shop.id, chosen !== null || cart.lines.length > 0)
  const [isNamingAllergy, setNamingAllergy] = useState(false)
  const [onPhone, setOnPhone] = useState<string | null>(null)
  const dishes = menu?.dishes ?? NO_DISHES
  const dish = chosen && dishes.get(chosen.dishId)
  // What was refused is refused by a menu that this pad has not seen yet.
  useEffect(() => {
    if (outcome?.kind === 'refused') refresh()
  }, [outcome, refresh])
  return (
    <>
      <MenuPane
        menu={menu}
        cart={cart}
        isHeld={state.phase !== 'choosing'}
        onOpen={({ id }) => setChosen({ dishId: id, line: null })}
        onAdd={({ id }) => put({ dishId: id, quantity: 1, options: [], note: '', course: null }, null)}
      >
        <News news={said.filter(({ latest }) => latest.padCallId === null)} timeZone={shop.timeZone} onRead={acknowledge} />
      </MenuPane>
      <aside className="side">
        <OrderPane
          mine={mine}
          state={state}
          ordering={ordering}
          lines={menu ? pricedLines(cart, dishes) : []}
          dishes={dishes}
          room={room.name}
          timeZone={shop.timeZone}
          isOffline={isOffline}
          onEdit={(line) => setChosen({ dishId: line.dishId, line })}
          onAllergy={() => setNamingAllergy(true)}
          onPhone={() => setOnPhone(mine.order?.id ?? null)}
        />
      </aside>
      <CallBar shop={shop} said={said} />
      {chosen && dish && (
        <DishDialog
          dish={dish}
          line={chosen.line}
          left={leftFor(dish, cart, chosen.line?.id ?? null)}
          known={cart}
          onAllergy={() => setNamingAllergy(true)}
          onPut={(line) => {
            put(line, chosen.line)
            setChosen(null)
          }}
          onClose={() => setChosen(null)}
        />
      )}
      {isNamingAllergy && (
        <AllergyDialog
          known={cart}
          onChosen={(known) => {
            ordering.change((before) => ({ ...before, ...known }))
            setNamingAllergy(false)
          }}
          onClose={() => setNamingAllergy(false)}
        />
      )}
      {/* It belongs to the guest of the order that it was opened for. */}
      {mine.order && mine.order.id === onPhone && <PhoneDialog url={mine.order.url} onClose={() => setOnPhone(null)} />}
    </>
  )

  function put(line: Omit<CartLine, 'id'>, changed: CartLine | null): void {
    ordering.change((before) => withLine(before, { ...line, id: changed?.id ?? randomKey() }))
  }
}

const NO_DISHES: ReadonlyMap<string, Dish> = new Map()
