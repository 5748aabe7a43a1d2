/** Where core gets the time from, so that tests can fix it. */
export type Clock = { now: () => Date }
