import type { EmergencyService } from '@hearline/domain'
import type { CallRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'

type Party = NonNullable<CallRow['party']>

export const serviceWords: Record<EmergencyService, () => string> = {
  '110': m.service_110,
  '119': m.service_119,
  '120': m.service_120,
  '122': m.service_122,
}

/** Whom the operator asked, by a name. */
export const partyName = ({ name, number, service }: Party): string =>
  name ?? (service === undefined ? undefined : `${service} ${serviceWords[service]()}`) ?? number ?? '?'

/** Who hears whom now. */
export function partyWords(party: Party): string {
  const name = partyName(party)
  if (party.state === 'joined') return m.party_joined({ name })
  if (party.state === 'talking') return m.party_talking({ name })
  return party.kind === 'emergency' ? m.party_emergency_ringing({ name }) : m.party_ringing({ name })
}
