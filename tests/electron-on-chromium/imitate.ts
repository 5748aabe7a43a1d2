/** Makes a part of Electron's API stand for the whole of it: whatever is not imitated throws with its name. */

// Asked of any object by await, by JSON and by assertions; no real Electron object has them.
const neverThere = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof'])

export function imitate<Real extends object>(name: string, part: Partial<Real>): Real {
  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value === 'function') return value.bind(target)
      if (typeof key === 'string' && !(key in target) && !neverThere.has(key)) {
        throw new Error(`${name}.${key} is not imitated by tests/electron-on-chromium`)
      }
      return value
    },
  }) as Real
}
