/** Filled by lean.plugin.ts: the texts of this language that leads alone meet. */
const texts: readonly string[] = []
export default texts
