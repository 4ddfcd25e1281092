import type { TicketId } from '@hearline/domain'
import { goto } from '$app/navigation'
import { resolve } from '$app/paths'

/** The addresses of the screens of whoever has a seat. */
export const screens = {
  '/desk': () => resolve('/(desk)/desk'),
  '/tickets': () => resolve('/(desk)/tickets'),
  '/boards': () => resolve('/boards'),
  '/floor': () => resolve('/(lead)/floor'),
  '/queues': () => resolve('/(lead)/queues'),
} as const
export type Screen = keyof typeof screens

/** A ticket beside the list. */
export const ticketAddress = (id: TicketId) => resolve(`/(desk)/tickets?ticket=${id}`)

/** Opens it there; the focus stays where it is. */
export const toTicket = (id: TicketId) => goto(resolve(`/(desk)/tickets?ticket=${id}`), { reset: false })

export const isScreen = (path: string): path is Screen => Object.hasOwn(screens, path)
