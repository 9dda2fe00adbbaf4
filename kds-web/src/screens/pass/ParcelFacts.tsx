import { shownSeqNo } from '@passline/shared/businessDay'
import { hasAllergy } from '@passline/shared/order'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { type Text, useText } from '../../text/i18n.ts'
import type { Completeness, Parcel } from './matrix.ts'

/** Where a parcel goes, number first. */
export function ParcelPlace({ order }: Pick<Parcel, 'order'>) {
  const { t } = useText()
  const { no, kind } = whereTo(order, t)
  return (
    <p className="cno">
      <b className={no.length > LONG_NO ? 'long' : undefined}>{no}</b> <span>{kind}</span>
    </p>
  )
}

/** More characters than these do not fit in one line at full size. */
const LONG_NO = 6

/** The number of the day, when the place is not the number already. */
export function ParcelSeqNo({ order }: Pick<Parcel, 'order'>) {
  return order.place ? <span className="sq">{shownSeqNo(order.seqNo)}</span> : null
}

/** Whether these goods are all: a part never looks complete. */
export function Whole({ completeness, toCome }: Pick<Parcel, 'completeness' | 'toCome'>) {
  const { t } = useText()
  return (
    <span className={`cs ${completeness}`} data-completeness={completeness}>
      <Icon name={MARKS[completeness]} />
      {t(`pass.${completeness}`)}
      {toCome > 0 && <small>{t('pass.toCome', { n: toCome })}</small>}
    </span>
  )
}

const MARKS = { whole: 'check', rest: 'check', part: 'half' } as const satisfies Record<Completeness, IconName>

/** What lies there, and what the guest must not be given: whoever hands over is the last to notice. */
export function ParcelLines({ order, goods }: Pick<Parcel, 'order' | 'goods'>) {
  const text = useText()
  const allergies = allergiesOf(order, text)
  return (
    <>
      <ul className="lines">
        {goods.map((each) => (
          <li key={each.id} data-goods-id={each.id} data-status={each.status}>
            {text.nameOf(each.name)} ×{each.quantity}
          </li>
        ))}
      </ul>
      {allergies !== '' && (
        <p className="allergic">
          <Icon name="alert" />
          {text.t('pass.allergy', { text: allergies })}
        </p>
      )}
    </>
  )
}

function allergiesOf({ rounds }: Parcel['order'], { t }: Text): string {
  const named = rounds
    .filter(hasAllergy)
    .flatMap(({ allergies, allergyNote }) => [...allergies.map((each) => t(`allergen.${each}`)), allergyNote.trim()])
  return [...new Set(named)].filter((each) => each !== '').join(t('sound.between'))
}
