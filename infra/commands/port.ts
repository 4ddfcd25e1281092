import { createServer } from 'node:net'

/** Why nothing can listen there, in words for whoever started; undefined when something can. */
export async function portTrouble(port: number, host: string): Promise<string | undefined> {
  const probe = createServer()
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once('error', resolve)
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })
  if (!error) return undefined
  const another = `PORT=${port + 1} npx -y pnpm start`
  if (error.code === 'EADDRINUSE') return `port ${port} of ${host} is already in use; choose another: ${another}`
  if (error.code === 'EACCES') return `port ${port} needs special rights; choose another: ${another}`
  return `cannot listen on ${host}, port ${port} (${error.code ?? error.message}); check HOST and PORT`
}
