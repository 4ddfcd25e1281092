/** Stands in for `zod` in what a page loads (vite.config.ts); types are zod's own. */
export * as z from './builders.ts'
