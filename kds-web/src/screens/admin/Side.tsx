import { may } from '@passline/shared/role'
import { useState } from 'react'
import { NavLink } from 'react-router'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { useText } from '../../text/i18n.ts'
import { PAGES } from './pages.ts'
import { ShopChoice } from './ShopChoice.tsx'
import { useTroubles } from './useTroubles.ts'
import './side.css'

/** The navigation beside the pages; on narrow screens it opens over them. */
export function Side() {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const troubles = useTroubles()
  const mayChoose = useLive(({ self }) => self !== null && may(self.role, 'everyShop'))
  return (
    <header className={isOpen ? 'side open' : 'side'}>
      <p className="bm">
        <Icon name="logo" />
        <b>{t('app.name')}</b>
        <button type="button" className="opener" aria-expanded={isOpen} aria-controls="admin-nav" onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'x' : 'list'} />
          {t('admin.menu')}
        </button>
      </p>
      <ShopChoice mayChoose={mayChoose} />
      <nav id="admin-nav" aria-label={t('admin.navigation')} onClickCapture={() => setOpen(false)}>
        {PAGES.map((page) => {
          const inside = (
            <>
              <Icon name={page.icon} />
              <span>{t(`admin.page.${page.name}`)}</span>
              {page.name === 'devices' && troubles > 0 && (
                <b className="bd">
                  <span aria-hidden="true">{troubles}</span>
                  <span className="sr">{t('admin.problems', { count: troubles })}</span>
                </b>
              )}
            </>
          )
          return 'leaves' in page ? (
            <a key={page.name} href={page.path}>
              {inside}
            </a>
          ) : (
            <NavLink key={page.name} to={page.path}>
              {inside}
            </NavLink>
          )
        })}
      </nav>
      <Foot />
    </header>
  )
}

function Foot() {
  const { t } = useText()
  const phase = useLive(({ connection }) => connection.phase)
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  const isOff = phase === 'offline' || phase === 'refused'
  return (
    <div className="foot">
      <LangSwitch className="plain" />
      <p className={isOff ? 'off' : undefined} data-phase={phase}>
        <Icon name={isOff ? 'unlink' : 'link'} />
        <span>{t(isOff ? 'link.offline' : `link.${phase}`)}</span>
        <Clock ticking={useTicking()} timeZone={timeZone} />
      </p>
    </div>
  )
}
