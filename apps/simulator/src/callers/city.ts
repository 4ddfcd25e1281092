import { readFileSync } from 'node:fs'

export type Hotline = { number: string; queueId: string }
/** What is dialled in a city, and who answers there. */
export type City = {
  hotlines: readonly Hotline[]
  /** By username, the queues she serves; those she only helps out in are left out. */
  seats: ReadonlyMap<string, readonly string[]>
}

/** A line each: a number or a username, a tab, its queues. */
export function readCity(text: string): City {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([name = '', queues = '']) => ({ name, queues: queues.split(' ') }))
  const [numbers, people] = [true, false].map((are) => lines.filter(({ name }) => /^\d+$/.test(name) === are))
  return {
    hotlines: (numbers ?? []).map(({ name, queues: [queueId = ''] }) => ({ number: name, queueId })),
    seats: new Map((people ?? []).map(({ name, queues }) => [name, queues])),
  }
}

/** The demo's city as it is seeded, so that a plan is whole before there is a hub. */
export const demoCity = readCity(readFileSync(new URL('../../data/city.tsv', import.meta.url), 'utf8'))
