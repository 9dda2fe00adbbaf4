import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { toggleFullScreen } from './fullScreen.ts'
import type { View } from './useView.ts'
import { type Density, densities } from './wallLayout.ts'
import './viewMenu.css'

/** How the wall is shown: columns, the whole glass; and which keys do what. */
export function ViewMenu({ view }: { view: View }) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const isFull = useSyncExternalStore(onFullScreen, () => document.fullscreenElement !== null)
  useEffect(() => {
    if (!isOpen) return
    const beside = (event: Event) => event.target instanceof Node && !box.current?.contains(event.target) && setOpen(false)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('pointerdown', beside)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('pointerdown', beside)
      removeEventListener('keydown', onKey)
    }
  }, [isOpen])
  return (
    <div className="vw" ref={box}>
      <button type="button" className="st" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="columns" />
        <span>{t('kitchen.view.open')}</span>
      </button>
      {isOpen && (
        <div className="vmenu" role="dialog" aria-label={t('kitchen.view.open')}>
          <h2 id="columns">{t('kitchen.view.columns')}</h2>
          <fieldset className="vrow" aria-labelledby="columns">
            {densities.map((density) => (
              <button key={density} type="button" aria-pressed={view.density === density} onClick={() => view.setDensity(density)}>
                {t(`kitchen.view.${LABELS[density]}`)}
              </button>
            ))}
          </fieldset>
          <div className="vrow">
            <button type="button" onClick={toggleFullScreen}>
              <Icon name="full" />
              {t(isFull ? 'kitchen.view.leaveFull' : 'kitchen.view.full')}
            </button>
          </div>
          <h2>{t('kitchen.view.keys')}</h2>
          <dl className="vkeys">
            {KEYS.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`kitchen.view.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  )
}

const LABELS = { fewer: 'wide', normal: 'normal', more: 'narrow' } as const satisfies Record<Density, string>

const KEYS = [
  [['1–8'], 'keySelect'],
  [['↑', '↓', '↵'], 'keyLine'],
  [['A'], 'keySeen'],
  [['⌫', 'Z'], 'keyUndo'],
  [['D'], 'keyMore'],
  [['E'], 'keyExpand'],
  [['R'], 'keyRecall'],
  [['Tab', 'S'], 'keyStation'],
  [['O'], 'keyTake'],
  [['←', '→'], 'keyPage'],
  [['M'], 'keyMute'],
  [['F'], 'keyFull'],
] as const

function onFullScreen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}
