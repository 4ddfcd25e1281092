// Keeps the page of a wallboard, so that one which restarts while the hub is away comes back by itself. Figures never
// come from here: nothing of /api or /socket.io is kept.
const KEPT = 'wallboard'

/**
 * @typedef {{ request: Request, respondWith(answer: Promise<Response>): void, waitUntil(done: Promise<void>): void }} Happening
 * @typedef {{ clients: { claim(): Promise<void> }, skipWaiting(): Promise<void>,
 *   addEventListener(name: string, hear: (event: Happening) => void): void }} Scope
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self))

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|socket\.io)(\/|$)/.test(pathname)) return
  event.respondWith(pathname.startsWith('/_app/immutable/') ? keptFirst(request) : freshFirst(request))
})

/** @param {Request} request */
async function keptFirst(request) {
  const kept = await caches.open(KEPT)
  return (await kept.match(request)) ?? (await taken(kept, request))
}

/** @param {Request} request */
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

/**
 * @param {Cache} kept
 * @param {Request} request
 */
async function taken(kept, request) {
  const answer = await fetch(request)
  if (answer.ok) {
    if (request.mode === 'navigate') await forgetOlder(kept, request, answer)
    await kept.put(request, answer.clone())
  }
  return answer
}

/**
 * Another page needs other files: those of the one before go.
 * @param {Cache} kept
 * @param {Request} request
 * @param {Response} answer
 */
async function forgetOlder(kept, request, answer) {
  const before = await kept.match(request)
  if (!before || (await before.text()) === (await answer.clone().text())) return
  for (const known of await kept.keys())
    if (new URL(known.url).pathname.startsWith('/_app/immutable/')) await kept.delete(known)
}
