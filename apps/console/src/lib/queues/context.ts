import { createContext } from 'svelte'
import type { QueuesRoom } from './room.svelte.ts'

export const [getRoom, setRoom] = createContext<QueuesRoom>()
