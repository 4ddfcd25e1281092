export const actions = [
  'answer',
  'decline',
  'hold',
  'end',
  'reveal',
  'finish-wrap-up',
  'extend-wrap-up',
  'ready',
  'busy',
  'break',
  'training',
  'category',
  'place',
  'text',
  'new-ticket',
  'next-ticket',
  'register',
  'answer-directly',
  'submit',
  'help',
] as const
export type Action = (typeof actions)[number]

type Keys = {
  /** A letter that acts only while nobody is typing. Alt and the same letter act anywhere. */
  letter?: string
  /** With Ctrl, or Command: a `KeyboardEvent.code`. */
  ctrl?: string
  /** Keys on their own, anywhere. */
  alone?: string
}

export const keymap: Record<Action, Keys> = {
  answer: { letter: 'A', alone: 'F2' },
  decline: { letter: 'D' },
  hold: { letter: 'H' },
  end: { letter: 'E' },
  reveal: { letter: 'V' },
  'finish-wrap-up': { letter: 'W' },
  'extend-wrap-up': { letter: 'X' },
  ready: { letter: 'R' },
  busy: { letter: 'B' },
  break: { letter: 'K' },
  training: { letter: 'G' },
  category: { letter: 'C' },
  place: { letter: 'P' },
  text: { letter: 'N' },
  'new-ticket': { letter: 'O' },
  'next-ticket': { letter: 'J' },
  register: { ctrl: 'KeyS' },
  'answer-directly': { ctrl: 'Digit1' },
  submit: { ctrl: 'Digit2' },
  help: { alone: '?' },
}

export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing'
>

/** What a key press asks for. `typing`: focus is where letters are text; `open`: a menu or a dialog has the keyboard. */
export function actionFor(
  press: Press,
  where: { typing: boolean; ringing: boolean; open: boolean },
): Action | undefined {
  if (press.isComposing || press.repeat) return undefined
  const command = press.ctrlKey || press.metaKey
  if (press.key === 'Enter' && !command && !press.altKey && !press.shiftKey)
    return where.ringing && !where.typing && !where.open ? 'answer' : undefined
  return actions.find((action) => {
    const { letter, ctrl, alone } = keymap[action]
    if (alone !== undefined && press.key === alone) return !command && !press.altKey && (alone !== '?' || !where.typing)
    if (ctrl !== undefined && press.code === ctrl) return command && !press.altKey && !press.shiftKey
    if (letter === undefined || press.code !== `Key${letter}` || command || press.shiftKey) return false
    return press.altKey || (!where.typing && !where.open)
  })
}

/** How a key is written on a button: the form that works everywhere. */
export function keyShown(action: Action): string {
  const { letter, ctrl, alone } = keymap[action]
  if (action === 'answer') return '⏎'
  if (ctrl !== undefined) return `Ctrl ${ctrl.replace(/^(Key|Digit)/, '')}`
  return letter === undefined ? (alone ?? '') : `Alt ${letter}`
}
