// Shows what the server pushes while the page is closed, and opens the page when it is tapped. It keeps nothing and answers no requests.

self.addEventListener('push', (event) => {
  const notice = event.data ? event.data.json() : null
  if (!notice) return
  // The newest about one thing takes the place of the others, and rings again.
  const options = { body: notice.body, tag: notice.topic, renotify: true, icon: '/icon.svg', data: { url: notice.url } }
  event.waitUntil(self.registration.showNotification(notice.title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data.url))
})

async function openPage(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = pages.find((page) => new URL(page.url).pathname === url)
  return open ? open.focus() : self.clients.openWindow(url)
}
