import { createContext } from 'svelte'
import type { Lead } from './lead.svelte.ts'

export const [getLead, setLead] = createContext<Lead>()
