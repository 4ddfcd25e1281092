/** One person's call as it will go, drawn in advance. Seconds are simulated ones. */
export type Caller = {
  /** Since the start of the run. */
  at: number
  /** Absent: the number is withheld. */
  from?: string
  /** The dialled hotline number. */
  to: string
  /** Absent: Chinese. */
  language?: Language
  /** Gives up after so much waiting, ringing included. */
  patience: number
  /** Calls again so long after giving up; one for each further try. */
  again?: readonly number[]
  /** From the joining of voices to the last word. */
  talk: number
  lastWord: 'caller' | 'operator'
  /** The line breaks after so much talk; with luck she calls again after `redial`. */
  lineLost?: { after: number; redial?: number }
  /** She meant another number. */
  misdialled?: true
  /** Chooses what she has to say among the appeals at hand. */
  appeal: number
}

/** English, and the other seven of the interpreters' desk. */
export const foreign = ['en', 'fr', 'de', 'es', 'ru', 'ja', 'ko', 'ar'] as const
type Language = 'zh' | (typeof foreign)[number]
