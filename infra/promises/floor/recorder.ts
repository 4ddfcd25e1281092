import { randomUUID } from 'node:crypto'
import type { Heard, History, Said, Sent, Sight } from '../../history/history.ts'
import type { Person } from '../../stand/person.ts'
import type { Switch } from '../../stand/switch.ts'

/** Writes down everything that crosses the contract, by one clock. */
export type Recorder = Omit<History, 'end'> & {
  sees(screen: string): (sight: Omit<Sight, 'screen'>) => void
  hears(instruction: Heard['instruction']): void
  person(person: Person): Person
  line(line: Switch): Pick<Switch, 'post' | 'close'>
}

type Open<T> = { -readonly [K in keyof T]: T[K] }

export function openRecorder(): Recorder {
  const sent: Open<Sent>[] = []
  const said: Open<Said>[] = []
  const sights: Sight[] = []
  const heard: Heard[] = []
  const now = () => performance.now()
  return {
    sent,
    said,
    sights,
    heard,
    sees: (screen) => (sight) => sights.push({ ...sight, screen }),
    hears: (instruction) => heard.push({ at: now(), instruction }),
    person: (person) => ({
      ...person,
      async command(name, body, key = randomUUID()) {
        const one: Open<Sent> = { who: person.operatorId, name, key, body: body as Sent['body'], from: now() }
        sent.push(one)
        const answer = await person.command(name, body, key)
        Object.assign(one, { until: now(), status: answer.status, reply: answer.body })
        return answer
      },
    }),
    line: (line) => ({
      close: () => line.close(),
      async post(event) {
        const one: Open<Said> = { ...(event as Pick<Said, 'id' | 'type' | 'call'>), from: now() }
        said.push(one)
        const answer = await line.post(event)
        Object.assign(one, { until: now(), status: answer.status })
        return answer
      },
    }),
  }
}
