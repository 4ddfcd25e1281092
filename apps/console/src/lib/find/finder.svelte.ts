import { goto } from '$app/navigation'
import { people, ticketPage, type FoundPerson, type TicketRow } from '@hearline/protocol'
import { actsOf } from '#lib/desk/acts.ts'
import type { Desk } from '#lib/desk/desk.svelte.ts'
import { screens, toTicket } from '#lib/desk/screens.ts'
import { actions, keyShown } from '#lib/keys/keymap.ts'
import { groupNumber } from '#lib/lead/group-number.ts'
import type { Language } from '#lib/look/language.ts'
import * as m from '#lib/paraglide/messages.js'
import { search } from '#lib/reference/search.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { actionWords, situationWords } from '#lib/words/key.ts'
import { keymap } from '#lib/keys/keymap.ts'
import { markOf, markWords } from '#lib/words/mark.ts'
import { ticketStateWords } from '#lib/words/ticket.ts'
import { asked, rank, type Find } from './find.ts'

const pause = 200
const mostOfKind = 6

/** What Ctrl K finds: at once what this page knows, a moment later what the hub finds; that comes below, so nothing moves. */
export class Finder {
  query = $state('')
  searching = $state(false)
  /** The hub could not be asked: what is shown is not all there may be. */
  incomplete = $state(false)
  readonly #desk: Desk
  readonly #language: () => Language
  #recent = $state.raw<readonly string[]>([])
  #tickets = $state.raw<readonly TicketRow[]>([])
  #people = $state.raw<readonly FoundPerson[]>([])
  /** When they were asked for, the hub's time in ms. */
  #at: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  readonly found = $derived.by((): Find[] => {
    const known = rank([...this.#commands(), ...this.#queues()], this.query, this.#recent, this.query.trim() ? 8 : 12)
    return [...known, ...this.#categories(), ...this.#ticketFinds(), ...this.#personFinds()]
  })

  constructor(desk: Desk, language: () => Language) {
    this.#desk = desk
    this.#language = language
  }

  type(query: string): void {
    this.query = query
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(query.trim()), pause)
  }

  choose(find: Find): void {
    this.#recent = [find.id, ...this.#recent.filter((id) => id !== find.id)].slice(0, 20)
    // what is still being asked was for another word
    clearTimeout(this.#timer)
    this.#asked++
    this.searching = false
    this.query = ''
    this.#tickets = []
    this.#people = []
    void find.choose()
  }

  async #ask(query: string): Promise<void> {
    const mine = ++this.#asked
    const question = asked(query)
    this.searching = query !== ''
    const at = this.#desk.feed.now
    const [tickets, found] = await Promise.all([
      question && fetchJson('/api/v1/tickets/search', ticketPage, { scope: 'all', limit: mostOfKind, ...question }),
      query === '' ? undefined : fetchJson(`/api/v1/people?q=${encodeURIComponent(query.slice(0, 60))}`, people),
    ])
    if (mine !== this.#asked) return
    this.searching = false
    this.incomplete = [tickets, found].some((each) => each !== undefined && 'code' in each)
    this.#tickets = tickets !== undefined && 'tickets' in tickets ? tickets.tickets : []
    this.#at = at
    this.#people = found !== undefined && 'people' in found ? found.people.slice(0, mostOfKind) : []
  }

  #commands(): Find[] {
    const acts = actsOf(this.#desk)
    return actions
      .filter((action) => action !== 'palette' && (acts[action].can?.() ?? true))
      .map((action) => ({
        id: `command/${action}`,
        kind: 'command',
        words: actionWords[action](),
        also: action.replaceAll('-', ' '),
        note: situationWords[keymap[action].when](),
        keys: keyShown(action),
        choose: acts[action].do,
      }))
  }

  #queues(): Find[] {
    return [...this.#desk.queues.queues.values()].map((queue) => ({
      id: `queue/${queue.id}`,
      kind: 'queue',
      words: queue.name[this.#language()],
      also: `${queue.name.zh} ${queue.name.en} ${queue.id}`,
      choose: () => {
        this.#desk.shownQueue = { id: queue.id }
        return goto(screens['/desk']())
      },
    }))
  }

  /** A category goes into the ticket being written. */
  #categories(): Find[] {
    const draft = this.#desk.drafts.current
    if (!draft || this.query.trim() === '') return []
    return search(this.#desk.reference.categories ?? [], this.query, 4).map((choice) => ({
      id: `category/${choice.code}`,
      kind: 'category',
      words: choice.path[this.#language()].slice(-2).join(' › '),
      ...(choice.path[this.#language()].length > 2 ? { note: choice.path[this.#language()][0] ?? '' } : {}),
      choose: () => {
        draft.set('categoryCode', choice.code)
        return goto(screens['/desk']())
      },
    }))
  }

  #ticketFinds(): Find[] {
    return this.#tickets.map((ticket) => ({
      id: `ticket/${ticket.id}`,
      kind: 'ticket',
      words: ticket.number ?? ticketStateWords[ticket.state](),
      note: [this.#desk.reference.categoryName(ticket.categoryCode, this.#language()), ticketStateWords[ticket.state]()]
        .filter(Boolean)
        .join(' · '),
      choose: () => toTicket(ticket.id),
    }))
  }

  #personFinds(): Find[] {
    return this.#people.map((person) => {
      const { availability, activity, groupId } = person
      const group = groupId === undefined ? '' : m.group({ id: groupNumber(groupId) })
      const state = availability && activity ? markWords[markOf({ availability, activity })]() : ''
      return {
        id: `person/${person.username}`,
        kind: 'person',
        words: person.name,
        note: [person.username, group, state].filter(Boolean).join(' · '),
        choose: () => this.#desk.meet(person, this.#at),
      }
    })
  }
}
