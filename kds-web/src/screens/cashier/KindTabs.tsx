import { Icon, type IconName } from '../../parts/Icon.tsx'
import { type TargetKind, targetKinds } from './target.ts'
import { useWords } from './useWords.ts'

const ICONS: Record<TargetKind, IconName> = { room: 'room', table: 'table', wristband: 'band', takeAway: 'bag' }

/** Room, table, wristband, take-away. */
export function KindTabs({ current, onPick }: { current: TargetKind | null; onPick: (kind: TargetKind) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="seg kinds" aria-label={t('cashier.target.label')}>
      {targetKinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={current === kind} data-testid={`kind-${kind}`} onClick={() => onPick(kind)}>
          <Icon name={ICONS[kind]} />
          <span>{kind === 'takeAway' ? t('place.takeAway') : t(`cashier.target.kind.${kind}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}
