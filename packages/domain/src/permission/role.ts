/** Who acts. A wallboard is a device, not a person; a switch is a machine with its own key. */
export const roles = ['operator', 'lead', 'manager', 'dispatcher', 'agency', 'wallboard', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]
