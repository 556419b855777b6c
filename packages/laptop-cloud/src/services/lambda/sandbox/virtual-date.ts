/** `Date` as the function sees it: "now" is the laptop's, everything else is the language's own, instanceof included. */
export const virtualDate = (now: () => number): DateConstructor =>
  new Proxy(Date, {
    construct: (target, parts, called) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, called),
    apply: () => new Date(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
