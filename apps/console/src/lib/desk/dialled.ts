/** The number somebody typed, as a switch dials it; undefined when it is none. */
export function dialled(typed: string): string | undefined {
  const number = typed.replace(/[\s().-]/g, '')
  return /^\+?\d{3,18}$/.test(number) ? number : undefined
}
