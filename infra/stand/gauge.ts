import { setTimeout as wait } from 'node:timers/promises'

/** A figure of a hub's `/metrics`: the sum over its labels, or of those lines that carry `label`; 0 when there is none. */
export async function metric(hubUrl: string, name: string, label = ''): Promise<number> {
  const text = await (await fetch(`${hubUrl}/metrics`)).text()
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .filter((line) => line.includes(label))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

const EVERY_MS = 200
const MB = 2 ** 20

/** How many MB a hub's memory grew at most above what it held before, while `work` went on. */
export async function grownBy(hubUrl: string, work: Promise<unknown>): Promise<number> {
  const memory = async () => (await metric(hubUrl, 'process_resident_memory_bytes')) / MB
  let isOver = false
  const end = work.finally(() => (isOver = true))
  end.catch(() => undefined) // thrown below
  const before = await memory()
  let most = before
  const over = () => isOver
  while (!over()) {
    most = Math.max(most, await memory())
    await wait(EVERY_MS)
  }
  await end
  return most - before
}
