import { initials } from '#lib/reference/initials.ts'
import { pinyin } from '#lib/reference/pinyin.ts'
import type { OperatorRow } from '@hearline/protocol'

/**
 * What typing finds a seat by, each between spaces: name, its pinyin and initials, user name and its number, group,
 * names of the queues.
 * @param queueNames in every language, of the queues she serves
 */
export function haystackOf(
  { name, username, groupId }: Pick<OperatorRow, 'name' | 'username' | 'groupId'>,
  queueNames: readonly string[],
): string {
  const number = (code: string) => String(Number(code.replace(/\D/g, '') || Number.NaN))
  const group = number(groupId)
  const said = [name, pinyin(name), initials(name), username, number(username), groupId, `g${group}`, `${group}组`]
  return ` ${[...said, ...queueNames].join(' ').toLowerCase()} `
}

/** Whether every word begins something in it; Chinese may stand anywhere. An empty query finds everybody. */
export function matches(haystack: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => haystack.includes(/^[\u0020-\u024f]+$/.test(word) ? ` ${word}` : word))
}
