import type { TicketLevel } from '@hearline/domain'
import type { Appeal } from '../appeals/appeal.ts'
import { pick } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Category, Place, Reference } from '../reference.ts'

export type Classified = { categoryCode: string; placeCode: string; placeName: string }
export type Classify = (random: Random, appeal: Appeal) => Classified

/** How an operator finds category and place: the first hint that names one, else any; always the finest level. */
export function classifier({ categories, places }: Pick<Reference, 'categories' | 'places'>): Classify {
  const byCode = new Map(categories.map((category) => [category.code, category]))
  const leaves = finest(categories)
  const paths = new Map(leaves.map((leaf) => [leaf, pathOf(leaf, byCode)]))
  const found = new Map<string, Category[]>()
  const towns = finest(places)

  const named = (hint: string): Category[] => {
    const known = found.get(hint) ?? leaves.filter((leaf) => paths.get(leaf)?.includes(hint))
    found.set(hint, known)
    return known
  }
  return (random, appeal) => {
    const fitting = appeal.hints.map(named).find((list) => list.length > 0) ?? leaves
    const place: Place = pick(random, towns)
    return { categoryCode: pick(random, fitting).code, placeCode: place.code, placeName: place.name }
  }
}

function finest<T extends { code: string; parent?: string | undefined }>(list: readonly T[]): T[] {
  const parents = new Set(list.map((each) => each.parent))
  return list.filter((each) => !parents.has(each.code))
}

function pathOf(leaf: Category, byCode: ReadonlyMap<string, Category>): string {
  const above = leaf.parent === undefined ? undefined : byCode.get(leaf.parent)
  return above === undefined ? leaf.name : `${pathOf(above, byCode)}/${leaf.name}`
}

/** Water, power, gas and heat are urgent; danger to life is for people to judge. */
export const levelOf = (appeal: Appeal): TicketLevel =>
  /停水|停电|停气|燃气|暖气|供热|供暖|hot water/.test(appeal.title + appeal.text) ? 'L2' : 'L3'
