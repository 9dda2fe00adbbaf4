// The service worker of the screens: it opens them from this device when the network is gone, and shows what the server pushes while they are
// closed. It never answers for the API or the live feed.

// What this version is made of, `{ version, files }`: written by the build.
importScripts('/shell.js')

const PREFIX = 'passline-shell-'
const CACHE = PREFIX + self.SHELL.version
/** One page for every screen's address. */
const PAGE = '/'
const SCREEN = /^\/(?!v1$|docs$|healthz$)[\w-]*$/
/** A network that takes longer than this to open a screen is none. */
const PATIENCE_MS = 4_000
/** Pages of the version before are still open and may load more of it. */
const KEPT_VERSIONS = 2

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && SCREEN.test(pathname)) event.respondWith(openScreen(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(fromShell(request))
})

self.addEventListener('push', (event) => {
  const notice = event.data ? event.data.json() : null
  if (!notice) return
  // The newest about one thing takes the place of the others, and rings again.
  const options = { body: notice.body, tag: notice.topic, renotify: true, icon: '/icon-192.png', data: { url: notice.url } }
  event.waitUntil(self.registration.showNotification(notice.title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data.url))
})

/** All of it or nothing: a version is only used when it is complete. */
async function keepShell() {
  const cache = await caches.open(CACHE)
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...self.SHELL.files])
  await self.skipWaiting()
}

async function takeOver() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(versions.slice(0, Math.max(0, versions.length + 1 - KEPT_VERSIONS)).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The page as the server has it, so that nobody is stuck with an old one; as it is kept here when the server does not give it. */
async function openScreen(request) {
  const fresh = await Promise.race([fetch(request).catch(() => null), after(PATIENCE_MS)])
  if (fresh && fresh.status < 500) return fresh
  const cache = await caches.open(CACHE)
  return (await cache.match(PAGE)) ?? fresh ?? Response.error()
}

/** Files bear the hash of what is in them. */
async function fromShell(request) {
  return (await caches.match(request)) ?? fetch(request)
}

function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms, null))
}

async function openPage(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = pages.find((page) => new URL(page.url).pathname === url)
  return open ? open.focus() : self.clients.openWindow(url)
}
