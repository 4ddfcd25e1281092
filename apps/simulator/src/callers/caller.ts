/** One person's call as it will go, drawn in advance. Seconds are simulated ones. */
export type Caller = {
  /** Since the start of the run. */
  at: number
  /** Absent: the number is withheld. */
  from?: string
  /** The dialled hotline number. */
  to: string
  language?: 'zh' | 'en'
  /** Gives up after so much waiting, ringing included. */
  patience: number
  /** From the joining of voices to the last word. */
  talk: number
  lastWord: 'caller' | 'operator'
  /** The line breaks after so much talk; with luck she calls again after `redial`. */
  lineLost?: { after: number; redial?: number }
  /** Chooses what she has to say among the appeals at hand. */
  appeal: number
}
