// Keeps the page of a wallboard, so that one which restarts while the hub is away comes back by itself. Figures never
// come from here: nothing of /api or /socket.io is kept.
const KEPT = 'wallboard'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|socket\.io)(\/|$)/.test(pathname)) return
  event.respondWith(pathname.startsWith('/_app/immutable/') ? keptFirst(request) : freshFirst(request))
})

async function keptFirst(request) {
  const kept = await caches.open(KEPT)
  return (await kept.match(request)) ?? (await taken(kept, request))
}

async function freshFirst(request) {
  const kept = await caches.open(KEPT)
  try {
    return await taken(kept, request)
  } catch (error) {
    const found = await kept.match(request, { ignoreSearch: true })
    if (found) return found
    throw error
  }
}

async function taken(kept, request) {
  const answer = await fetch(request)
  if (answer.ok) {
    if (request.mode === 'navigate') await forgetOlder(kept, request, answer)
    await kept.put(request, answer.clone())
  }
  return answer
}

/** Another page needs other files: those of the one before go. */
async function forgetOlder(kept, request, answer) {
  const before = await kept.match(request)
  if (!before || (await before.text()) === (await answer.clone().text())) return
  for (const known of await kept.keys())
    if (new URL(known.url).pathname.startsWith('/_app/immutable/')) await kept.delete(known)
}
