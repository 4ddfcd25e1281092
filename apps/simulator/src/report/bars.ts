import { escape, figure, height, margin, niceAbove, rules, width, yOf, type Tone } from './chart.ts'

export type Bar = { name: string; parts: readonly { name: string; tone: Tone; value: number }[] }

/** Bars side by side, each of parts one upon the other. */
export function bars(title: string, about: string, list: readonly Bar[]): string {
  const sums = list.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0))
  const most = niceAbove(Math.max(1, ...sums))
  const room = (width - margin.left - margin.right) / Math.max(1, list.length)
  const drawn = list.map(({ name, parts }, n) => {
    const left = margin.left + n * room
    let under = 0
    const boxes = parts.map(({ name: part, tone, value }) => {
      const [top, bottom] = [yOf(under + value, most), yOf(under, most)]
      under += value
      const at = `x="${(left + room * 0.12).toFixed(1)}" y="${top.toFixed(1)}" width="${(room * 0.76).toFixed(1)}" height="${(bottom - top).toFixed(1)}"`
      return `<rect class="bar ${tone}" ${at}><title>${escape(`${name}: ${value.toLocaleString('en')} ${part}`)}</title></rect>`
    })
    const label = `<text x="${(left + room / 2).toFixed(1)}" y="${height - 7}" text-anchor="middle">${escape(name)}</text>`
    return `${boxes.join('')}${label}`
  })
  return figure({ title, about, filled: true }, list[0]?.parts ?? [], [rules(most, ''), ...drawn])
}
