import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'

/** How fast the text runs, px per second. */
const SPEED = 90

/** What the shop says at the foot. It moves only when it does not fit; without motion it breaks into lines instead. */
export function Ticker() {
  const { lang } = useText()
  const settings = useLive((live) => live.state?.shop.settings)
  const frame = useRef<HTMLElement>(null)
  const run = useRef<HTMLParagraphElement>(null)
  const languages = settings && settings.boardLanguages.length > 1 ? settings.boardLanguages : [lang]
  const texts = languages.map((each) => ({ lang: each, text: settings?.ticker[each].trim() ?? '' })).filter(({ text }) => text !== '')
  const key = texts.map(({ text }) => text).join('\n')
  const width = useOverflow(frame, run, key)
  if (texts.length === 0) return null
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
function useOverflow(frame: RefObject<HTMLElement | null>, text: RefObject<HTMLElement | null>, key: string): number | null {
  const [width, setWidth] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another width
  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, text.current]
    if (!outer || !inner) return
    const measure = () => setWidth(inner.offsetWidth > outer.clientWidth ? inner.offsetWidth : null)
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    measure()
    return () => observer.disconnect()
  }, [frame, text, key])
  return width
}
