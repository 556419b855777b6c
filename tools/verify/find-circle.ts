/** a way along arrows that ends where it began, first and last alike; undefined when there is none */
export const findCircle = (arrows: readonly (readonly [string, string])[]): readonly string[] | undefined => {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const walk = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return undefined;
    for (const to of next.get(at) ?? []) {
      const circle = walk(to, [...way, at]);
      if (circle) return circle;
    }
    done.add(at);
    return undefined;
  };
  for (const from of next.keys()) {
    const circle = walk(from, []);
    if (circle) return circle;
  }
  return undefined;
};
