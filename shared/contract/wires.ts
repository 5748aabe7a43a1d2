/** The two names under which the window and main exchange messages. There are no others. */
export const wires = { call: 'open-door.call', event: 'open-door.event' } as const
