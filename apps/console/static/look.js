// Runs before the first paint, so that a dark desk never flashes white and a large text never jumps.
{
  const page = document.documentElement
  /** @type {(name: string, usual?: string) => string | undefined} */
  const kept = (name, usual) => localStorage.getItem(`hearline.${name}`) ?? usual
  /** @type {(query: string) => boolean} */
  const asks = (query) => matchMedia(query).matches
  page.lang = kept('language') === 'en' ? 'en' : 'zh'
  page.dataset.theme = kept('theme', asks('(prefers-color-scheme: dark)') ? 'dark' : 'light')
  page.dataset.contrast = kept('contrast', asks('(prefers-contrast: more)') ? 'more' : 'normal')
  page.style.fontSize = `${kept('text', '100')}%`
}
