import { createContext } from 'svelte'
import type { FloorRoom } from './room.svelte.ts'

export const [getFloor, setFloor] = createContext<FloorRoom>()
