import { me, type Me } from '@hearline/protocol'
import { fetchJson } from './fetch-json.ts'

export type SignInRefused = 'wrong' | 'too-many' | 'unavailable' | 'offline'

/** Who is signed in at this browser. */
export class Session {
  /** `lost`: the sign-in ended while somebody was at work. */
  state = $state<'loading' | 'in' | 'out' | 'lost' | 'offline'>('loading')
  me = $state.raw<Me>()

  async load(): Promise<void> {
    const found = await fetchJson('/api/v1/me', me)
    if ('code' in found) {
      const atWork = this.state === 'in' || this.state === 'lost'
      if (found.code === 'not-signed-in') this.state = atWork ? 'lost' : 'out'
      else if (!atWork) this.state = 'offline'
      return
    }
    this.me = found
    this.state = 'in'
  }

  isIn(): boolean {
    return this.state === 'in'
  }

  /** Undefined when it worked. */
  async signIn(username: string, password: string): Promise<SignInRefused | undefined> {
    const answer = await post('/api/auth/sign-in/username', { username, password })
    if (!answer) return 'offline'
    if (answer.status === 429) return 'too-many'
    if (answer.status >= 500) return 'unavailable'
    if (!answer.ok) return 'wrong'
    await this.load()
    return this.isIn() ? undefined : 'unavailable'
  }

  /** Who could not be signed out is not shown as such: the next load finds her again. */
  async signOut(): Promise<void> {
    const answer = await post('/api/auth/sign-out', {})
    this.me = undefined
    this.state = answer && answer.status < 500 ? 'out' : 'offline'
  }
}

async function post(path: string, body: object): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json' }
  return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined)
}
