// Runs before the first paint, so that a dark desk never flashes white.
{
  const page = document.documentElement
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  page.lang = localStorage.getItem('hearline.language') === 'en' ? 'en' : 'zh'
  page.dataset.theme = localStorage.getItem('hearline.theme') ?? dark
}
