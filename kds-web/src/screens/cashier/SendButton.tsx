import { Icon } from '../../parts/Icon.tsx'
import type { PricedLine } from '../ordering/pricedLines.ts'
import type { Block } from './blocked.ts'
import { MendButton } from './MendButton.tsx'
import { useWords } from './useWords.ts'

interface SendButtonProps {
  block: Block | null
  portions: number
  isHeld: boolean
  isSending: boolean
  isOnline: boolean
  /** No kitchen screen is connected; ordering goes on, and nobody may believe it was seen. */
  isUnwatched: boolean
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
  onSend: () => void
}

/** The main button, and above it in words what is in its way; what is mended with one tap is mended here, the line may be out of view. */
export function SendButton(props: SendButtonProps) {
  const { block, portions, isHeld, isSending, isOnline, isUnwatched, onSend } = props
  const { t, nameOf, problemOf } = useWords()
  const why = isHeld ? null : reason()
  return (
    <>
      {why !== null && (
        <div className="why mendable">
          <p role="status" data-testid="blocked">
            {why}
          </p>
          {block?.by === 'problem' && (
            <MendButton line={block.line} isHeld={isHeld} testId="mend-first" onQuantity={props.onQuantity} onEdit={props.onEdit} />
          )}
        </div>
      )}
      {isUnwatched && portions > 0 && (
        <p className="why unwatched" data-testid="unwatched">
          <Icon name="alert" />
          {t('cashier.news.noKitchen')}
        </p>
      )}
      <button type="button" className="main" data-testid="send" data-blocked={block?.by} disabled={isOff()} onClick={onSend}>
        {label()}
      </button>
    </>
  )

  function reason(): string | null {
    if (block === null || block.by === 'empty') return null
    if (block.by !== 'problem') return t(`cashier.cart.blocked.${block.by}`)
    const { dish } = block.line
    return t('cashier.cart.blocked.problem', { dish: dish ? nameOf(dish.name) : t('cashier.cart.gone'), reason: problemOf(block.line) })
  }

  /** Without a target the button leads to choosing one. */
  function isOff(): boolean {
    if (isSending) return true
    return isHeld ? !isOnline : block !== null && block.by !== 'noTarget'
  }

  function label(): string {
    if (isSending) return t('cashier.cart.sending')
    if (isHeld) return t('cashier.cart.askAgain')
    return portions === 0 ? t('cashier.cart.sendNone') : t('cashier.cart.send', { n: portions })
  }
}
