import { goto } from '$app/navigation'
import { page } from '$app/state'
import type { Action } from '#lib/keys/keymap.ts'
import { writingAt } from '#lib/snippet/writing.ts'
import type { Desk } from './desk.svelte.ts'
import { screens } from './screens.ts'

export type Act = {
  /** @param press the key that asked for it, if one did */
  do: (press?: KeyboardEvent) => unknown
  /** Whether it makes sense now; always when absent. */
  can?: () => boolean
}

/** What each action does on a desk, whichever key, button or command asks for it. */
export function actsOf(desk: Desk): Record<Action, Act> {
  const talking = () => desk.live.current !== undefined && desk.live.me?.activity !== 'wrap-up'
  const wrapping = () => desk.live.me?.activity === 'wrap-up'
  // A ticket out of sight is not sent away by a key.
  const writing = () => desk.drafts.current !== undefined && page.url.pathname === '/desk'
  const toDesk = async () => {
    if (page.url.pathname !== '/desk') await goto(screens['/desk']())
  }
  const state = (choose: () => unknown) => ({ do: choose, can: () => desk.live.me !== undefined })
  const field = (anchor: string) => ({ do: () => focusOn(anchor), can: () => anchored(anchor) !== null })
  return {
    answer: { do: () => desk.call.answer(), can: () => desk.live.ringing !== undefined && desk.mayAnswer },
    decline: { do: () => (desk.declining = true), can: () => desk.live.ringing !== undefined },
    hold: { do: () => desk.call.hold(), can: talking },
    end: { do: () => desk.call.end(), can: talking },
    reveal: { do: () => (desk.revealing = true), can: () => desk.live.current?.caller !== undefined },
    'finish-wrap-up': { do: () => desk.call.finishWrapUp(), can: wrapping },
    'extend-wrap-up': { do: () => desk.call.extendWrapUp(), can: wrapping },
    ready: state(() => desk.availability.choose('ready')),
    busy: state(() => desk.availability.choose('busy')),
    break: state(() => desk.availability.choose('break', 15)),
    training: state(() => desk.availability.choose('training')),
    category: field('category'),
    place: field('place'),
    text: field('text'),
    type: field('type'),
    'answer-text': field('answer-text'),
    snippet: {
      do: () => (desk.snippetAt = writingAt(document.activeElement)),
      can: () => writingAt(document.activeElement) !== undefined,
    },
    'new-ticket': { do: () => toDesk().then(() => desk.ticket.open()) },
    'next-ticket': { do: () => toDesk().then(() => desk.ticket.next()), can: () => desk.live.drafts.length > 1 },
    register: { do: () => desk.ticket.settle('register-ticket'), can: writing },
    'answer-directly': { do: () => desk.ticket.settle('close-ticket-direct'), can: writing },
    submit: { do: () => desk.ticket.settle('submit-ticket'), can: writing },
    refer: { do: () => (desk.referring = true), can: writing },
    attach: { do: () => desk.ticket.attach(), can: () => writing() && desk.ticket.likeliest !== undefined },
    'to-ticket': {
      do: (press) => toDesk().then(() => desk.ticket.next(press ? Number(press.code.slice(-1)) : undefined)),
      can: () => desk.live.drafts.length > 1,
    },
    palette: { do: () => (desk.finding = true) },
    tickets: { do: () => goto(screens[page.url.pathname === '/desk' ? '/tickets' : '/desk']()) },
    undo: { do: () => desk.toasts.undo(), can: () => desk.toasts.all.some((each) => each.undo !== undefined) },
    settings: { do: () => (desk.setting = true) },
    help: { do: () => (desk.helping = true) },
  }
}

/** Leads the hands to the field that carries the anchor. */
export const focusOn = (anchor: string) => anchored(anchor)?.focus()
const anchored = (anchor: string) => document.querySelector<HTMLElement>(`[data-anchor="${anchor}"]`)
