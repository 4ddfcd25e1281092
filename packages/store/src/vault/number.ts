/** Area codes of three digits; all others have four. */
const SHORT_AREAS = /^0(10|2\d)/

/**
 * A telephone number as E.164, read as dialled in mainland China when it names no country: `138…`, `010-6…`,
 * `0086 …`, `+86 …` and `86 138…` come out alike. What cannot be read so keeps its digits.
 */
export function e164(number: string): string {
  const plain = number.trim().replace(/[\s().-]/g, '')
  if (plain.startsWith('+')) return `+${digits(plain)}`
  const bare = digits(plain)
  if (bare.startsWith('00')) return `+${bare.slice(2)}`
  if (/^86(1\d{10}|[2-9]\d{8,10}|10\d{8})$/.test(bare) && bare.length > 11) return `+${bare}`
  if (bare.startsWith('0')) return `+86${bare.slice(1)}`
  if (/^1\d{10}$/.test(bare)) return `+86${bare}`
  return bare
}

/** Hides at least three digits: `138****5678`, `010****4567`; short numbers lose all but their last two digits. */
export function maskNumber(number: string): string {
  const full = e164(number)
  const shown = full.startsWith('+86') ? national(full.slice(3)) : digits(full)
  if (shown.length < 7) return '*'.repeat(Math.max(0, shown.length - 2)) + shown.slice(-2)
  const head = shown.startsWith('0') && !SHORT_AREAS.test(shown) ? 4 : 3
  return `${shown.slice(0, Math.min(head, shown.length - 7))}****${shown.slice(-4)}`
}

const national = (bare: string) => (/^1\d{10}$/.test(bare) ? bare : `0${bare}`)
const digits = (text: string) => text.replace(/\D/g, '')
