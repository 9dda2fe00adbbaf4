import { Icon, type IconName } from '../../parts/Icon.tsx'
import { type TargetKind, targetKinds } from './target.ts'
import { useWords } from './useWords.ts'

const ICONS: Record<TargetKind, IconName> = { room: 'room', table: 'table', wristband: 'band', takeAway: 'bag' }

interface KindTabsProps {
  /** Missing: all of them. */
  kinds?: readonly TargetKind[]
  current: TargetKind | null
  onPick: (kind: TargetKind) => void
}

/** Room, table, wristband, take-away. */
export function KindTabs({ kinds = targetKinds, current, onPick }: KindTabsProps) {
  const { t } = useWords()
  return (
    <fieldset className="seg kinds" aria-label={t('cashier.target.label')}>
      {kinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={current === kind} data-testid={`kind-${kind}`} onClick={() => onPick(kind)}>
          <Icon name={ICONS[kind]} />
          <span>{kind === 'takeAway' ? t('place.takeAway') : t(`cashier.target.kind.${kind}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}
