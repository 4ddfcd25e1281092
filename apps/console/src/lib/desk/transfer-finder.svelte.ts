import { isReady } from '@hearline/domain'
import { people, type FoundPerson } from '@hearline/protocol'
import { rank } from '#lib/find/find.ts'
import { groupNumber } from '#lib/lead/group-number.ts'
import type { Language } from '#lib/look/language.ts'
import * as m from '#lib/paraglide/messages.js'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { markOf, markWords } from '#lib/words/mark.ts'
import { duration } from '#lib/words/time.ts'
import type { Target } from './call.svelte.ts'
import type { Desk } from './desk.svelte.ts'
import { dialled } from './dialled.ts'

/** Whom a call may be passed on to. */
export type Passing = {
  id: string
  kind: 'queue' | 'person' | 'number'
  words: string
  note?: string
  to: Target
  /** She could not take it now. */
  why?: string
}

const pause = 200

/** Queues at once, colleagues a moment later (those who are ready first), and whatever number was typed. */
export class TransferFinder {
  query = $state('')
  searching = $state(false)
  incomplete = $state(false)
  readonly #desk: Desk
  readonly #language: () => Language
  #people = $state.raw<readonly FoundPerson[]>([])
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  readonly found = $derived.by(() => [...this.#number(), ...this.#queues(), ...this.#persons()])

  constructor(desk: Desk, language: () => Language) {
    this.#desk = desk
    this.#language = language
  }

  type(query: string): void {
    this.query = query
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.ask(), pause)
  }

  /** Without a word: one's own group. */
  async ask(): Promise<void> {
    const mine = ++this.#asked
    const q = this.query.trim().slice(0, 60) || (this.#desk.live.me?.groupId ?? '')
    if (q === '') {
      this.searching = false
      return
    }
    this.searching = true
    const found = await fetchJson(`/api/v1/people?q=${encodeURIComponent(q)}`, people)
    if (mine !== this.#asked) return
    this.searching = false
    this.incomplete = 'code' in found
    this.#people = 'code' in found ? [] : found.people
  }

  /** What was found stays, whatever has been asked for in the meantime. */
  rest(): void {
    clearTimeout(this.#timer)
    this.#asked++
    this.searching = false
  }

  #number(): Passing[] {
    const number = dialled(this.query)
    return number === undefined ? [] : [{ id: 'number', kind: 'number', words: number, to: { number } }]
  }

  #queues(): Passing[] {
    const current = this.#desk.live.current?.queueId
    const all = [...this.#desk.queues.queues.values()].filter(({ id }) => id !== current)
    const finds = all.map(({ id, name }) => ({
      id,
      kind: 'queue' as const,
      words: name[this.#language()],
      also: `${name.zh} ${name.en}`,
      choose: () => id,
    }))
    return rank(finds, this.query, [], 6).flatMap(({ id, words }) => {
      const queue = all.find((each) => each.id === id)
      if (!queue) return []
      const longest = this.#desk.since(queue.longestWaitSince)
      const wait = queue.waiting > 0 && longest !== undefined ? duration(longest) : '–'
      const note = m.transfer_queue_note({ waiting: queue.waiting, wait, ready: queue.ready })
      return [{ id: `queue/${id}`, kind: 'queue' as const, words, note, to: { queue: queue.id } }]
    })
  }

  #persons(): Passing[] {
    return this.#people.flatMap(({ operatorId, username, name, availability, activity, groupId }) => {
      if (operatorId === undefined || operatorId === this.#desk.live.me?.id) return []
      const seated = availability && activity ? { availability, activity } : undefined
      const state = markWords[seated ? markOf(seated) : 'signed-out']()
      return [
        {
          id: `person/${operatorId}`,
          kind: 'person' as const,
          words: `${name} ${username}`,
          note: groupId === undefined ? state : `${m.group({ id: groupNumber(groupId) })} · ${state}`,
          to: { operator: operatorId },
          ...(seated && isReady(seated) ? {} : { why: m.transfer_not_free({ state }) }),
        },
      ]
    })
  }
}
