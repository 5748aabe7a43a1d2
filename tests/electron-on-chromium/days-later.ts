/**
 * Moves the calendar of the process that loads it, so that a month can pass in a minute. Part of the tests alone: the
 * program has no such switch, and nothing here is loaded unless a number of days is asked for.
 */
const dayMilliseconds = 86_400_000
const days = Number(process.env['OPEN_DOOR_TEST_DAYS_LATER'] ?? 0)

if (days !== 0) {
  const RealDate = Date
  const now = () => RealDate.now() + days * dayMilliseconds
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
}
