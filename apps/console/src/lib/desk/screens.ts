import type { TicketId } from '@hearline/domain'
import { resolve } from '$app/paths'

/** The addresses of the screens of whoever has a seat. */
export const screens = {
  '/desk': () => resolve('/(desk)/desk'),
  '/tickets': () => resolve('/(desk)/tickets'),
} as const
export type Screen = keyof typeof screens

/** A ticket beside the list. */
export const ticketAddress = (id: TicketId) => `${screens['/tickets']()}?ticket=${id}`

export const isScreen = (path: string): path is Screen => Object.hasOwn(screens, path)
