import type { FaultPromise } from './promise.ts'
import { mutatedInput } from './mutated-input.ts'
import { stalledPages } from './stalled-pages.ts'
import { strangers } from './strangers.ts'

/** Bad neighbours: who does not read, who is nobody, and who talks nonsense. */
export const hostile: readonly FaultPromise[] = [stalledPages, strangers, mutatedInput]
