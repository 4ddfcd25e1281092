import { setTimeout as delay } from 'node:timers/promises'
import { me, type Me } from '@hearline/protocol'
import { z } from 'zod'

/** Of every demo account. */
const password = 'hearline-demo'
const signedIn = z.object({ token: z.string().min(1) })

export type Session = { token: () => string; me: () => Me; renew: () => Promise<void>; end: () => Promise<void> }

/** Signs one operator in, trying for as long as the hub is away; undefined when the signal ended that or it was refused. */
export async function signIn(hub: string, username: string, signal: AbortSignal): Promise<Session | undefined> {
  let current: { token: string; me: Me } | undefined

  async function once(): Promise<{ token: string; me: Me } | 'again' | undefined> {
    const response = await fetch(new URL('/api/auth/sign-in/username', hub), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal,
    })
    if (response.status >= 500 || response.status === 429) return 'again'
    const { token } = signedIn.safeParse(await response.json().catch(() => undefined)).data ?? {}
    if (!response.ok || token === undefined) return undefined
    const who = await fetch(new URL('/api/v1/me', hub), { headers: { authorization: `Bearer ${token}` }, signal })
    if (!who.ok) return 'again'
    return { token, me: me.parse(await who.json()) }
  }

  async function keepTrying(): Promise<boolean> {
    for (let tries = 0; !signal.aborted; tries++) {
      const got = await once().catch(() => 'again' as const)
      if (got !== 'again') {
        current = got ?? current
        return got !== undefined
      }
      const rest = Math.min(250 * 2 ** tries, 4_000) * (0.5 + Math.random())
      await delay(rest, undefined, { signal }).catch(() => undefined)
    }
    return false
  }

  if (!(await keepTrying()) || current === undefined) return undefined
  const first = current
  return {
    token: () => (current ?? first).token,
    me: () => (current ?? first).me,
    renew: async () => {
      await keepTrying()
    },
    end: async () => {
      const { token } = current ?? first
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const url = new URL('/api/auth/sign-out', hub)
      await fetch(url, { method: 'POST', headers, body: '{}', signal: AbortSignal.timeout(3_000) }).catch(
        () => undefined,
      )
    },
  }
}
