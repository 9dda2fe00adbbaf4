import type { ReactNode } from 'react'

interface IconProps {
  name: IconName
  /** Filled shapes: the aging marks. */
  solid?: boolean
}

/** One drawing in the size and colour of the text around it. It says nothing to screen readers: the text beside it, or the button's name, does. */
export function Icon({ name, solid = false }: IconProps) {
  return (
    <svg className={solid ? 'ic solid' : 'ic'} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  )
}

export type IconName = keyof typeof DRAWINGS

const DRAWINGS = {
  alert: (
    <>
      <path d="M12 3.5L22 20.5H2z" />
      <path d="M12 10v4.5M12 17.5h.01" />
    </>
  ),
  check: <path d="M4.5 12.5l5 5 10-11" />,
  circle: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  dish: (
    <>
      <path d="M3 17h18" />
      <path d="M5.5 14a6.5 6.5 0 0 1 13 0z" />
      <path d="M12 7.5V5.5" />
    </>
  ),
  half: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  back: <path d="M11 6l-7 6 7 6zM20 6l-7 6 7 6z" fill="currentColor" />,
  fwd: <path d="M13 6l7 6-7 6zM4 6l7 6-7 6z" fill="currentColor" />,
  play: <path d="M7 4.5v15l12.5-7.5z" fill="currentColor" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
      <path d="M15.5 8.5v-5h-12v12h5" />
    </>
  ),
  left: <path d="M14.5 6l-6 6 6 6" />,
  right: <path d="M9.5 6l6 6-6 6" />,
  down: <path d="M6 9.5l6 6 6-6" />,
  link: (
    <>
      <path d="M5 12.5a10 10 0 0 1 14 0" />
      <path d="M8.5 16a5 5 0 0 1 7 0" />
      <path d="M12 19.5h.01" />
      <path d="M2 9a14.5 14.5 0 0 1 20 0" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="1.5" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
    </>
  ),
  logo: (
    <>
      <path d="M3 17h18" />
      <path d="M5.5 14a6.5 6.5 0 0 1 13 0z" fill="currentColor" />
      <path d="M12 7.5V5.5" />
    </>
  ),
  minus: <path d="M5 12h14" />,
  oct: <path d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z" fill="currentColor" />,
  pause: <path d="M8 5v14M16 5v14" strokeWidth="4" />,
  plus: <path d="M12 5v14M5 12h14" />,
  rush: (
    <>
      <path d="M5 12l7-7 7 7" />
      <path d="M5 19.5l7-7 7 7" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L21 21" />
    </>
  ),
  send: <path d="M4 12l16-8-5 16-3.5-6.5z" />,
  sound: (
    <>
      <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6" />
      <path d="M18 6.5a8 8 0 0 1 0 11" />
    </>
  ),
  mute: (
    <>
      <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
      <path d="M16 9.5l5 5M21 9.5l-5 5" />
    </>
  ),
  bell: (
    <>
      <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z" />
      <path d="M10 21h4" />
    </>
  ),
  tri: <path d="M12 3.5L22 20.5H2z" fill="currentColor" />,
  undo: (
    <>
      <path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H9" />
      <path d="M8 5L4 9l4 4" />
    </>
  ),
  unlink: (
    <>
      <path d="M3 3l18 18" />
      <path d="M8.5 16a5 5 0 0 1 7 0" />
      <path d="M12 19.5h.01" />
      <path d="M5 12.5a10 10 0 0 1 4-2.4M15 10.3a10 10 0 0 1 4 2.2M2 9a14.5 14.5 0 0 1 4.5-3M11 5a14.5 14.5 0 0 1 11 4" />
    </>
  ),
  user: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" />
    </>
  ),
  walk: (
    <>
      <circle cx="13.5" cy="4" r="1.8" />
      <path d="M13 9l-3.5 2.2-1 3.3M13 9l2 3 3 1M13 9l-1.2 5.5 3 2.5.7 4.5M11.5 15l-1.3 3.2L7 21.5" />
    </>
  ),
  x: <path d="M6 6l12 12M18 6L6 18" />,
  cup: (
    <>
      <path d="M5 8h12v7a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5z" />
      <path d="M17 10h1.5a2.5 2.5 0 0 1 0 5H17M9 3v2M13 3v2" />
    </>
  ),
  dots: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="4" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17" />
    </>
  ),
  room: <path d="M6 21V4h12v17M3 21h18M14.5 12.5h.01" />,
  table: <path d="M3 9h18M5 9v10M19 9v10M3 9l2-4h14l2 4" />,
  band: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M9 4.6V2.5h6v2.1M9 19.4v2.1h6v-2.1" />
    </>
  ),
  bag: (
    <>
      <path d="M5 8h14l1 13H4z" />
      <path d="M8.5 8V6.5a3.5 3.5 0 0 1 7 0V8" />
    </>
  ),
  list: <path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  history: (
    <>
      <path d="M4 5v5h5" />
      <path d="M4.5 10A8 8 0 1 1 4 13.5" />
      <path d="M12 8v4.5l3 2" />
    </>
  ),
  refresh: (
    <>
      <path d="M20 6v5h-5" />
      <path d="M19.5 11A8 8 0 1 0 20 14" />
    </>
  ),
  bill: (
    <>
      <path d="M6 3h12v18l-3-2-3 2-3-2-3 2z" />
      <path d="M9.5 8h5M9.5 12h5" />
    </>
  ),
  broom: (
    <>
      <path d="M14 3l-3.5 8" />
      <path d="M7 11h8l1.5 9.5H5z" />
      <path d="M9 16v4.5M12.5 16v4.5" />
    </>
  ),
  msg: <path d="M4 5h16v11H10l-4 4v-4H4z" />,
  pad: (
    <>
      <rect x="5" y="3" width="14" height="18" rx="2" />
      <path d="M11 18h2" />
    </>
  ),
  shop: <path d="M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-6h4v6" />,
  tv: (
    <>
      <rect x="3" y="5" width="18" height="12" rx="1" />
      <path d="M8 21h8" />
    </>
  ),
  chart: <path d="M4 20h16M7 16v-5M12 16V6M17 16v-8" />,
  rule: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
  queue: <path d="M4 6h16M4 12h16M4 18h9" />,
  fire: <path d="M12 3c1 4 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3 2-4 .3 1.5 1 2 1.5 2C11 8.5 11 6 12 3z" />,
  timer: (
    <>
      <circle cx="12" cy="13.5" r="7.5" />
      <path d="M12 9.5v4h3M9.5 2.5h5" />
    </>
  ),
  together: (
    <>
      <rect x="3.5" y="8.5" width="12" height="12" rx="1.5" />
      <path d="M8.5 5V4.5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H19" />
    </>
  ),
  full: <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />,
  columns: <path d="M4 5h16v14H4zM9.5 5v14M14.5 5v14" />,
  delete: (
    <>
      <path d="M8.5 5.5h12v13h-12L3 12z" />
      <path d="M12 9.5l5 5M17 9.5l-5 5" />
    </>
  ),
} as const satisfies Record<string, ReactNode>
