import type { CallBackAnswer } from '@hearline/domain'
import { goto } from '$app/navigation'
import { page } from '$app/state'
import type { Action } from '#lib/keys/keymap.ts'
import { writingAt } from '#lib/snippet/writing.ts'
import type { Desk } from './desk.svelte.ts'
import { earlierFirst } from './earlier.ts'
import { screens } from './screens.ts'

export type Act = {
  /** @param press the key that asked for it, if one did */
  do: (press?: KeyboardEvent) => unknown
  /** Whether it makes sense now; always when absent. */
  can?: () => boolean
  /** Meant of what is there when the key is pressed, and of nothing that comes a moment later. */
  atOnce?: true
}

/** What each action does on a desk, whichever key, button or command asks for it. */
export function actsOf(desk: Desk): Record<Action, Act> {
  const onLine = () => desk.live.current !== undefined && desk.live.me?.activity !== 'wrap-up'
  const talking = () => onLine() && !desk.live.guest
  const alone = () => talking() && desk.live.party === undefined
  const asking = (...states: string[]) => states.includes(desk.live.party?.state ?? '')
  const wrapping = () => desk.live.me?.activity === 'wrap-up'
  // A ticket out of sight is not sent away by a key.
  const writing = () => desk.drafts.current !== undefined && page.url.pathname === '/desk'
  const toDesk = async () => {
    if (page.url.pathname !== '/desk') await goto(screens['/desk']())
  }
  const state = (choose: () => unknown) => ({ do: choose, can: () => desk.live.me !== undefined })
  const calledBack = (outcome: CallBackAnswer) => ({
    do: () => desk.callBack.close(outcome),
    can: () => desk.live.callBack !== undefined,
    atOnce: true as const,
  })
  const field = (anchor: string) => ({ do: () => focusOn(anchor), can: () => anchored(anchor) !== null })
  return {
    answer: {
      do: () => desk.call.answer(),
      can: () => desk.live.ringing !== undefined && desk.mayAnswer,
      atOnce: true,
    },
    decline: { do: () => (desk.declining = true), can: () => desk.live.ringing !== undefined, atOnce: true },
    'complete-transfer': {
      do: () => desk.call.settle('complete-transfer'),
      can: () => asking('talking', 'joined'),
      atOnce: true,
    },
    'join-call': { do: () => desk.call.settle('join-call'), can: () => asking('talking'), atOnce: true },
    'cancel-consult': {
      do: () => desk.call.settle('cancel-consult'),
      can: () => asking('ringing', 'talking', 'joined'),
      atOnce: true,
    },
    'call-back-reached': calledBack('reached'),
    'call-back-no-answer': calledBack('no-answer'),
    'call-back-declined': calledBack('declined'),
    'call-back-wrong-number': calledBack('wrong-number'),
    hold: { do: () => desk.call.hold(), can: alone },
    transfer: { do: () => (desk.transferring = true), can: alone },
    emergency: {
      do: () => (desk.alarming = true),
      can: () => talking() && desk.live.party?.kind !== 'emergency',
    },
    end: { do: () => desk.call.end(), can: onLine },
    reveal: {
      do: () => (desk.revealing = true),
      can: () => desk.live.current?.caller !== undefined && !desk.live.guest,
    },
    earlier: { do: () => turnBeside(desk), can: () => desk.live.onDesk !== undefined && earlierOf(desk).length > 0 },
    promise: {
      do: () => (desk.promising = true),
      can: () => desk.drafts.current !== undefined && desk.live.callId !== undefined,
    },
    'finish-wrap-up': { do: () => desk.call.finishWrapUp(), can: wrapping },
    'extend-wrap-up': { do: () => desk.call.extendWrapUp(), can: wrapping },
    ready: state(() => desk.availability.choose('ready')),
    busy: state(() => desk.availability.choose('busy')),
    break: state(() =>
      desk.availability.noRoom
        ? desk.availability.askBreak()
        : desk.availability.choose('break', desk.who.breaks.minutes),
    ),
    training: state(() => desk.availability.choose('training')),
    'clear-next': {
      do: () => desk.availability.clearNext(),
      can: () => {
        const { nextAvailability: next, breakRequest } = desk.live.me ?? {}
        return breakRequest !== undefined || (next !== undefined && !next.by)
      },
    },
    hand: state(() => desk.availability.turnHand()),
    category: field('category'),
    place: field('place'),
    map: { do: () => (desk.mapping = true), can: writing },
    text: field('text'),
    type: field('type'),
    'answer-text': field('answer-text'),
    snippet: {
      do: () => (desk.snippetAt = writingAt(document.activeElement)),
      can: () => writingAt(document.activeElement) !== undefined,
      atOnce: true,
    },
    'new-ticket': { do: () => toDesk().then(() => desk.ticket.open()), can: () => desk.seated },
    'next-ticket': { do: () => toDesk().then(() => desk.ticket.next()), can: () => desk.live.drafts.length > 1 },
    register: { do: () => desk.ticket.settle('register-ticket'), can: writing },
    'answer-directly': { do: () => desk.ticket.settle('close-ticket-direct'), can: writing },
    submit: { do: () => desk.ticket.settle('submit-ticket'), can: writing },
    refer: { do: () => (desk.referring = true), can: writing },
    'all-fields': { do: () => desk.turnForm(), can: () => writing() && Boolean(desk.drafts.current?.storm) },
    attach: {
      do: () => desk.ticket.attach(),
      can: () => writing() && desk.ticket.likeliest !== undefined,
      atOnce: true,
    },
    'to-ticket': {
      do: (press) => toDesk().then(() => desk.ticket.next(press ? Number(press.code.slice(-1)) : undefined)),
      can: () => desk.live.drafts.length > 1,
    },
    palette: { do: () => (desk.finding = true) },
    tickets: {
      do: () => goto(screens[page.url.pathname === '/desk' ? '/tickets' : '/desk']()),
      can: () => desk.seated,
    },
    'call-back': { do: () => desk.callBack.take(), can: () => desk.callBack.next !== undefined, atOnce: true },
    'read-notice': { do: () => desk.notices.read(), can: () => desk.notices.unread.length > 0, atOnce: true },
    undo: { do: () => desk.toasts.undo(), can: () => desk.toasts.all.some((each) => each.undo !== undefined) },
    settings: { do: () => (desk.setting = true) },
    help: { do: () => (desk.helping = true) },
  }
}

const earlierOf = (desk: Desk) => earlierFirst(desk.caller.known?.tickets ?? [], desk.live.current?.ticketId)
/** The first earlier ticket of the caller, then the next one, then none. */
function turnBeside(desk: Desk) {
  const all = earlierOf(desk)
  desk.beside = all[all.findIndex(({ id }) => id === desk.beside) + 1]?.id
}

/** Leads the hands to the field that carries the anchor. */
export const focusOn = (anchor: string) => anchored(anchor)?.focus()
const anchored = (anchor: string) => document.querySelector<HTMLElement>(`[data-anchor="${anchor}"]`)
