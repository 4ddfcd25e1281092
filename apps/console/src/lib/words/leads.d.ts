declare module 'leads:*' {
  const texts: readonly string[]
  export default texts
}
