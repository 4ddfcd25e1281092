/** One key of a lead's screen: a letter, a digit or a sign that acts while nobody is typing and nothing is open. */
export type LeadKey = {
  /** As `KeyboardEvent.key`; letters in lower case. */
  readonly key: string
  /** How it is written on a button, when not as `key` in capitals. */
  readonly shown?: string
  /** What it does. */
  readonly words: () => string
  readonly do: (press: KeyboardEvent) => unknown
  /** The heading it stands under in the list of keys. */
  readonly under: () => string
}

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'repeat'>

/** The key a press means; undefined when it is not one of them, or is meant for a text. */
export function keyFor(press: Press, keys: readonly LeadKey[], typing: boolean): LeadKey | undefined {
  if (typing || press.isComposing || press.repeat || press.altKey || press.ctrlKey || press.metaKey) return undefined
  const pressed = press.key.length === 1 ? press.key.toLowerCase() : press.key
  return keys.find(({ key }) => key === pressed)
}

export const shownKey = ({ key, shown }: Pick<LeadKey, 'key' | 'shown'>): string => shown ?? key.toUpperCase()
