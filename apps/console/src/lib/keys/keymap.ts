/** When one needs a key: the groups of the list under `?`. */
export const situations = ['ringing', 'consult', 'call', 'call-back', 'wrap-up', 'state', 'ticket', 'anywhere'] as const
export type Situation = (typeof situations)[number]

type Keys = {
  when: Situation
  /** A letter that acts only while nobody is typing. Alt and the same letter act anywhere. */
  letter?: string
  /** Nothing to be done by a letter alone. */
  altOnly?: true
  /** With Alt, a digit from 1 to 9. */
  digits?: true
  /** With Ctrl, or Command: a `KeyboardEvent.code`. */
  ctrl?: string
  /** Keys on their own, anywhere. */
  alone?: string
}

const keys = {
  answer: { when: 'ringing', letter: 'A', alone: 'F2' },
  decline: { when: 'ringing', letter: 'D' },
  'complete-transfer': { when: 'consult', letter: 'T' },
  'join-call': { when: 'consult', letter: 'J' },
  'cancel-consult': { when: 'consult', letter: 'H' },
  'call-back-reached': { when: 'call-back', letter: 'E' },
  'call-back-no-answer': { when: 'call-back', letter: 'X' },
  'call-back-declined': { when: 'call-back', letter: 'V' },
  'call-back-wrong-number': { when: 'call-back', letter: 'W' },
  hold: { when: 'call', letter: 'H' },
  transfer: { when: 'call', letter: 'T' },
  emergency: { when: 'call', letter: 'M', alone: '!' },
  end: { when: 'call', letter: 'E' },
  reveal: { when: 'call', letter: 'V' },
  earlier: { when: 'call', letter: 'F' },
  promise: { when: 'call', ctrl: 'Digit4' },
  'finish-wrap-up': { when: 'wrap-up', letter: 'W' },
  'extend-wrap-up': { when: 'wrap-up', letter: 'X' },
  ready: { when: 'state', letter: 'R' },
  busy: { when: 'state', letter: 'B' },
  break: { when: 'state', letter: 'K' },
  training: { when: 'state', letter: 'G' },
  'clear-next': { when: 'state', letter: 'Q' },
  hand: { when: 'state', ctrl: 'Digit6' },
  category: { when: 'ticket', letter: 'C' },
  place: { when: 'ticket', letter: 'P' },
  map: { when: 'ticket', letter: 'I' },
  text: { when: 'ticket', letter: 'N' },
  type: { when: 'ticket', letter: 'Y' },
  'answer-text': { when: 'ticket', letter: 'U' },
  snippet: { when: 'ticket', letter: 'S' },
  'new-ticket': { when: 'ticket', letter: 'O' },
  'next-ticket': { when: 'ticket', letter: 'J' },
  register: { when: 'ticket', ctrl: 'KeyS' },
  'answer-directly': { when: 'ticket', ctrl: 'Digit1' },
  submit: { when: 'ticket', ctrl: 'Digit2' },
  refer: { when: 'ticket', ctrl: 'Digit3' },
  'all-fields': { when: 'ticket', ctrl: 'Digit5' },
  attach: { when: 'ticket', letter: 'D', altOnly: true },
  'to-ticket': { when: 'ticket', digits: true },
  palette: { when: 'anywhere', ctrl: 'KeyK' },
  tickets: { when: 'anywhere', letter: 'L' },
  'call-back': { when: 'anywhere', alone: 'F9' },
  'read-notice': { when: 'anywhere', alone: 'F8' },
  undo: { when: 'anywhere', letter: 'Z' },
  settings: { when: 'anywhere', ctrl: 'Comma' },
  help: { when: 'anywhere', alone: '?' },
} as const satisfies Record<string, Keys>

export type Action = keyof typeof keys
export const keymap: Record<Action, Keys> = keys
export const actions = Object.keys(keys) as Action[]

export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing'
>

/** What a key press asks for. `typing`: focus is where letters are text; `open`: a menu or a dialog has the keyboard. */
export function actionFor(
  press: Press,
  where: { typing: boolean; ringing: boolean; open: boolean; consulting?: boolean; callingBack?: boolean },
): Action | undefined {
  if (press.isComposing || press.repeat) return undefined
  const command = press.ctrlKey || press.metaKey
  if (press.key === 'Enter' && !command && !press.altKey && !press.shiftKey)
    return where.ringing && !where.typing && !where.open ? 'answer' : undefined
  return actions.find((action) => {
    const { when, letter, altOnly, digits, ctrl, alone } = keymap[action]
    // A call that rings goes before the ticket where both would use the key.
    if (when === 'ringing' && !where.ringing) return false
    if (when === 'consult' && !where.consulting) return false
    if (when === 'call-back' && !where.callingBack) return false
    if (digits) return press.altKey && !command && !press.shiftKey && /^Digit[1-9]$/.test(press.code)
    if (alone !== undefined && press.key === alone)
      return !command && !press.altKey && (alone.length > 1 || !where.typing)
    if (ctrl !== undefined && press.code === ctrl) return command && !press.altKey && !press.shiftKey
    if (letter === undefined || press.code !== `Key${letter}` || command || press.shiftKey) return false
    return press.altKey || (!altOnly && !where.typing && !where.open)
  })
}

/** How a key is written on a button: the form that works everywhere. */
export function keyShown(action: Action): string {
  const { letter, digits, ctrl, alone } = keymap[action]
  if (action === 'answer') return '⏎'
  if (digits) return 'Alt 1–9'
  if (ctrl !== undefined) return `Ctrl ${ctrl.replace(/^(Key|Digit)/, '').replace('Comma', ',')}`
  return letter === undefined ? (alone ?? '') : `Alt ${letter}`
}

/** Every way to press it, the one on the button first. */
export function keysOf(action: Action): string[] {
  const { letter, altOnly, alone } = keymap[action]
  const all = [keyShown(action), letter && `Alt ${letter}`, altOnly ? undefined : letter, alone]
  return [...new Set(all.filter((key) => key !== undefined && key !== ''))] as string[]
}
