import type { CallRow } from '@hearline/protocol'
import type { Desk } from './desk.ts'
import { signIn, type Person } from './person.ts'
import type { Stand } from './stand.ts'

export type AtDesk = { person: Person; desk: Desk }

/** Somebody signed in, watching the own desk and ready for calls. */
export async function goReady({ hub }: { hub: { url: string } }, username: string): Promise<AtDesk> {
  const person = await signIn(hub.url, username)
  const desk = await person.desk()
  await person.command('set-availability', { availability: 'ready' })
  await desk.row('operator', (row) => row.availability === 'ready')
  return { person, desk }
}

/** A caller dials and her call rings at the one who is ready. */
export async function ring(
  { line }: Pick<Stand, 'line'>,
  { person, desk }: AtDesk,
): Promise<{ offer: CallRow; name: string }> {
  const name = await line.arrive()
  const offer = await desk.row('call', (row) => row.state === 'offered' && row.operatorId === person.operatorId)
  return { offer, name }
}
