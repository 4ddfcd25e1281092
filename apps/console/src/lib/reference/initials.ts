/** The first character of each letter's part of the pinyin order; no syllable begins with I, U or V. */
const firsts = Array.from('阿芭擦搭蛾发噶哈击喀垃妈拏噢妑七然仨他哇夕丫帀')
const letters = 'abcdefghjklmnopqrstwxyz'
const order = new Intl.Collator('zh-u-co-pinyin')
const known = new Map<string, string>()

/**
 * The pinyin initials of the Chinese in a text, e.g. `zhsl` of 综合受理; other letters and figures stay as they are.
 * A character with several readings counts by its commonest.
 */
export function initials(text: string): string {
  return Array.from(text.toLowerCase(), initial).join('')
}

function initial(char: string): string {
  if (/[a-z0-9]/.test(char)) return char
  if (!/\p{Script=Han}/u.test(char)) return ''
  const found = known.get(char)
  if (found !== undefined) return found
  const at = firsts.findLastIndex((first) => order.compare(first, char) <= 0)
  const letter = letters[at] ?? ''
  known.set(char, letter)
  return letter
}
