import { categories, hotlines, ownCategories, places, ticketPage } from '@hearline/protocol'
import type { Language } from '#lib/look/language.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { choicesOf, type Choice } from './search.ts'

const againAfter = 5_000

/** Lists that hardly change within a shift: categories, places, the merged hotlines. */
export class Reference {
  categories = $state.raw<Choice[]>()
  /** Districts, subdistricts and towns; communities as soon as they have come. */
  places = $state.raw<Choice[]>()
  /** Codes of categories that were chosen here last, and most often. */
  ownCategories = $state.raw<{ recent: readonly string[]; frequent: readonly string[] }>({ recent: [], frequent: [] })
  /** Where one's last tickets are, newest first, each place once. */
  recentPlaces = $state.raw<readonly string[]>([])
  #hotlines = $state.raw<{ number: string; name: Record<Language, string> }[]>([])

  async load(): Promise<void> {
    await Promise.all([this.#loadCategories(), this.#loadPlaces(), this.#loadHotlines(), this.loadOwn()])
  }

  /** Again after each ticket: what was chosen for it is recent now. Without an answer the old list does. */
  async loadOwn(): Promise<void> {
    const [chosen, written] = await Promise.all([
      fetchJson('/api/v1/me/categories', ownCategories),
      fetchJson('/api/v1/tickets/search', ticketPage, { scope: 'mine', limit: 20 }),
    ])
    if (!('code' in chosen)) this.ownCategories = chosen
    if ('code' in written) return
    const codes = written.tickets.map((ticket) => ticket.placeCode).filter((code) => code !== undefined)
    this.recentPlaces = codes.filter((code, n) => codes.indexOf(code) === n).slice(0, 6)
  }

  hotlineName(number: string, language: Language): string | undefined {
    return this.#hotlines.find((hotline) => hotline.number === number)?.name[language]
  }

  categoryName(code: string | undefined, language: Language): string | undefined {
    return this.categories?.find((choice) => choice.code === code)?.path[language].at(-1)
  }

  /** The community with its subdistrict, or the subdistrict with its district: what fits into a column. */
  placeShort(code: string | undefined, language: Language): string | undefined {
    return this.places
      ?.find((choice) => choice.code === code)
      ?.path[language].slice(-2)
      .join(' ')
  }

  placeName(code: string | undefined, language: Language): string | undefined {
    return this.places?.find((choice) => choice.code === code)?.path[language].join(' ')
  }

  async #loadCategories(): Promise<void> {
    const found = await fetchJson('/api/v1/categories', categories)
    if ('code' in found) this.#later(() => this.#loadCategories())
    else this.categories = choicesOf(found.categories, true)
  }

  async #loadPlaces(): Promise<void> {
    const found = await fetchJson('/api/v1/places', places)
    if ('code' in found) {
      this.#later(() => this.#loadPlaces())
      return
    }
    this.places = choicesOf(found.places, false)
    // many, and asked for last: nothing waits for them
    const below = await fetchJson('/api/v1/communities', places)
    if ('code' in below) this.#later(() => this.#loadPlaces())
    else this.places = choicesOf([...found.places, ...below.places], false)
  }

  async #loadHotlines(): Promise<void> {
    const found = await fetchJson('/api/v1/hotlines', hotlines)
    if ('code' in found) this.#later(() => this.#loadHotlines())
    else this.#hotlines = found.hotlines
  }

  #later(load: () => Promise<void>): void {
    setTimeout(() => void load(), againAfter)
  }
}
