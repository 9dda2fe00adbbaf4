import type { GuestOrder } from '@passline/shared/guestApi'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../../parts/Icon.tsx'
import { chineseName, englishName, htmlLang, keepLang, type Lang } from '../../text/chosenLang.ts'
import { filled } from '../../text/filled.ts'
import { guest } from '../../text/guest.ts'
import { clockTime } from './clockTime.ts'
import type { GuestFollowing, GuestPageState } from './followPage.ts'
import { GuestHero } from './GuestHero.tsx'
import { GuestLines } from './GuestLines.tsx'
import { GuestNotice } from './GuestNotice.tsx'
import { RingButton } from './RingButton.tsx'
import './guest.css'

/** One number, what is happening, no promise that cannot be kept, nothing about the person. */
export function GuestPage({ following, startLang }: { following: GuestFollowing; startLang: Lang }) {
  const state = useStore(following.store)
  const [lang, setLang] = useState(startLang)
  const words = guest[lang]
  const nameOf = lang === 'en' ? englishName : chineseName
  useEffect(() => {
    document.documentElement.lang = htmlLang(lang)
    document.title = words.title
  }, [lang, words])
  const { view } = state
  const order = view?.status === 'open' ? view : null
  return (
    <div className="guest" data-phase={state.phase}>
      <header className="top">
        <Icon name="logo" />
        {order && (
          <p>
            <b>{nameOf(order.shop.brandName)}</b> <small>{nameOf(order.shop.name)}</small>
          </p>
        )}
        <button type="button" className="lang" lang={htmlLang(other(lang))} onClick={switchLang}>
          {words.otherLang}
        </button>
      </header>
      {state.phase === 'stale' && order && state.checkedAt !== null && (
        <p className="banner" role="status" data-testid="stale">
          <Icon name="unlink" />
          <span>{filled(words.stale, { time: clockTime(state.checkedAt) })}</span>
        </p>
      )}
      <main>{order ? openOrder(order) : <GuestNotice {...noticeOf(state)} words={words} />}</main>
    </div>
  )

  function openOrder(order: GuestOrder) {
    return (
      <>
        <GuestHero order={order} words={words} />
        <GuestLines order={order} words={words} nameOf={nameOf} />
        <RingButton ready={order.summary.ready} words={words} onTurned={following.stayAwake} />
        <p className="foot">
          {state.checkedAt !== null && (
            <span>{filled(state.phase === 'checking' ? words.checking : words.checked, { time: clockTime(state.checkedAt) })}</span>
          )}
          <span>{words.nothingPersonal}</span>
        </p>
      </>
    )
  }

  function switchLang(): void {
    keepLang(other(lang))
    setLang(other(lang))
  }
}

function other(lang: Lang): Lang {
  return lang === 'zh' ? 'en' : 'zh'
}

/** What to say when there is no open order to show. */
function noticeOf({ view, phase }: GuestPageState): { kind: 'loading' | 'unreachable' | 'wrong' | 'closed' | 'pickedUp' } {
  if (phase === 'wrong') return { kind: 'wrong' }
  if (view?.status === 'closed') return { kind: view.isPickedUp ? 'pickedUp' : 'closed' }
  return { kind: phase === 'stale' ? 'unreachable' : 'loading' }
}
