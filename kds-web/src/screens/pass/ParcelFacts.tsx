import { shownSeqNo } from '@passline/shared/businessDay'
import { hasAllergy } from '@passline/shared/order'
import { useState } from 'react'
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

/** What lies there, at first so many lines at most, and what the guest must not be given: whoever hands over is the last to notice. */
export function ParcelLines({ order, goods, most }: Pick<Parcel, 'order' | 'goods'> & { most: number }) {
  const text = useText()
  const [isWhole, setWhole] = useState(false)
  const allergies = allergiesOf(order, text)
  // A line that says "one more" would take the room of that one.
  const shown = isWhole || goods.length <= most + 1 ? goods : goods.slice(0, most)
  return (
    <>
      <ul className="lines">
        {shown.map((each) => (
          <li key={each.id} data-goods-id={each.id} data-status={each.status}>
            {text.nameOf(each.name)} ×{each.quantity}
          </li>
        ))}
        {shown.length < goods.length && (
          <li>
            <button type="button" className="morelines" onClick={() => setWhole(true)}>
              {text.t('pass.moreLines', { n: goods.length - shown.length })}
            </button>
          </li>
        )}
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
