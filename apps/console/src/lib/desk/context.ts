import { createContext } from 'svelte'
import type { Look } from '#lib/look/look.svelte.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import type { Desk } from './desk.svelte.ts'

export const [getLook, setLook] = createContext<Look>()
export const [getSession, setSession] = createContext<Session>()
export const [getDesk, setDesk] = createContext<Desk>()
