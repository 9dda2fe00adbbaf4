import type { Language } from '@passline/shared/spoken'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'

/** How fast the text runs, px per second. */
const SPEED = 90

/** What the shop says at the foot. */
export function Ticker() {
  const { lang } = useText()
  const settings = useLive((live) => live.state?.shop.settings)
  const languages = settings && settings.boardLanguages.length > 1 ? settings.boardLanguages : [lang]
  const texts = languages.map((each) => ({ lang: each, text: settings?.ticker[each].trim() ?? '' })).filter(({ text }) => text !== '')
  return texts.length === 0 ? null : <Running texts={texts} />
}

/** It moves only when it does not fit; without motion it breaks into lines instead. */
function Running({ texts }: { texts: readonly { lang: Language; text: string }[] }) {
  const frame = useRef<HTMLElement>(null)
  const run = useRef<HTMLSpanElement>(null)
  const width = useOverflow(frame, run)
  const spans = texts.map((each) => (
    <span key={each.lang} lang={each.lang === 'zh' ? 'zh-CN' : 'en'}>
      {each.text}
    </span>
  ))
  return (
    <footer className="tick" ref={frame} data-testid="ticker">
      <p className={width === null ? 'run' : 'run scroll'} style={width === null ? undefined : { animationDuration: `${width / SPEED}s` }}>
        <span className="once" ref={run}>
          {spans}
        </span>
        {width !== null && (
          <span className="once" aria-hidden="true">
            {spans}
          </span>
        )}
      </p>
    </footer>
  )
}

/** @returns how wide the text is when it does not fit into the frame, px; null when it fits */
function useOverflow(frame: RefObject<HTMLElement | null>, text: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, text.current]
    if (!outer || !inner) return
    const measure = () => setWidth(inner.offsetWidth > outer.clientWidth ? inner.offsetWidth : null)
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(inner)
    measure()
    return () => observer.disconnect()
  }, [frame, text])
  return width
}
