/** What a page notes while events come to it; times in ms. */
export interface WallNotes {
  /** From each message with events to the frame after it. */
  waits: number[]
  events: number
  /** Durations of what kept the page from answering. */
  longTasks: number[]
  /** From the start of loading to the frame of the screen, and to its first ticket. */
  frameAt: number | null
  ticketAt: number | null
}

declare global {
  interface Window {
    wallNotes: WallNotes
  }
}

/**
 * Runs in a page before anything else. It hears every message before the page does, so the wait contains all that the page does with it; the
 * same for product and floor. Must stand on its own: it is sent to the page as text.
 */
export function noteInPage(): void {
  const notes: WallNotes = { waits: [], events: 0, longTasks: [], frameAt: null, ticketAt: null }
  window.wallNotes = notes
  const EVENTS = '42["events",'
  const RealSocket = window.WebSocket
  window.WebSocket = class extends RealSocket {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address)
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || !data.startsWith(EVENTS)) return
        const receivedAt = performance.now()
        const count = data.split('"rev":').length - 1
        if (count === 0) return
        notes.events += count
        afterPaint(() => notes.waits.push(performance.now() - receivedAt))
      })
    }
  }
  new PerformanceObserver((list) => notes.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: 'longtask',
    buffered: true,
  })
  new MutationObserver((_changes, observer) => {
    if (notes.frameAt === null && document.querySelector('main')) {
      notes.frameAt = 0
      afterPaint(() => {
        notes.frameAt = performance.now()
      })
    }
    if (!document.querySelector('main article')) return
    observer.disconnect()
    afterPaint(() => {
      notes.ticketAt = performance.now()
    })
  }).observe(document, { childList: true, subtree: true })

  /** What is posted in a frame's callback comes after that frame was made. */
  function afterPaint(then: () => void): void {
    const channel = new MessageChannel()
    channel.port1.onmessage = then
    requestAnimationFrame(() => channel.port2.postMessage(null))
  }
}

/** The floor: a bare page that follows the same shop over a bare socket and paints a counter. Must stand on its own, too. */
export function countInPage({
  token,
  protocol,
  epoch,
  since,
}: {
  token: string
  protocol: number
  epoch: string
  since: number
}): Promise<void> {
  document.body.innerHTML = '<h1 style="font-size:320px">0</h1>'
  const counter = document.querySelector('h1') as HTMLElement
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (data.startsWith('0')) socket.send(`40${JSON.stringify({ token, session: crypto.randomUUID() })}`)
      else if (data.startsWith('40')) socket.send(`420${JSON.stringify(['subscribe', { protocol, epoch, since }])}`)
      else if (data === '2') socket.send('3')
      else if (data.startsWith('430')) resolve()
      else if (data.startsWith('42["events",')) {
        const { events } = JSON.parse(data.slice(2))[1]
        counter.textContent = String(Number(counter.textContent) + events.length)
      }
    })
  })
}
