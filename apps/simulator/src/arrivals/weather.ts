/** What a day has in store. Seconds of the day, from midnight. */
export type Weather = { kind: WeatherKind; from: number; to: number }
type WeatherKind = keyof typeof usual

/**
 * `rain`: five days of rain in Changzhou in 2021 brought 55 % more calls. `storm`: a day of 450,000 attempts in Beijing has
 * 12.5 a second in its busiest hour. `switch-dies`: the switch falls silent with all its calls, and starts anew. When
 * they come, unless said otherwise, is a proposal of our own.
 */
const usual = {
  rain: { from: 9.5 * 3600, to: 12 * 3600 },
  storm: { from: 14.5 * 3600, to: 15 * 3600 },
  'switch-dies': { from: 16 * 3600, to: 16 * 3600 + 60 },
}
export const rainBrings = 1.55
export const stormBrings = 12.5

/** Reads `rain,storm@14:00-14:10,switch-dies@16:00:00-16:00:30`; text that is no weather gives a sentence. */
export function parseWeather(text: string): Weather[] | string {
  const list: Weather[] = []
  for (const part of text.split(',')) {
    const [name = '', when] = part.split('@')
    if (!isKind(name)) return `"${name}" is no weather (${Object.keys(usual).join(', ')})`
    const span = when === undefined ? usual[name] : parseSpan(when)
    if (span === undefined) return `"${when ?? ''}" is no span of the day (HH:MM-HH:MM)`
    list.push({ kind: name, ...span })
  }
  return list
}

/** `10:00-12:00`, seconds if need be; an end at 24:00 is the end of the day. */
export function parseSpan(text: string): { from: number; to: number } | undefined {
  const [from, to, ...more] = text.split('-').map(secondOfDay)
  return from === undefined || to === undefined || more.length > 0 || from >= to ? undefined : { from, to }
}

function secondOfDay(text: string): number | undefined {
  const [, h = '', m = '', s = '0'] = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? []
  const second = Number(h) * 3600 + Number(m) * 60 + Number(s)
  return h === '' || second > 86_400 ? undefined : second
}

const isKind = (name: string): name is WeatherKind => Object.hasOwn(usual, name)
