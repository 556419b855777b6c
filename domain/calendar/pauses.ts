/** A time in which nothing counts: from `from` up to and without `until`, both ISO 8601 UTC. */
export interface Pause {
  readonly from: string;
  readonly until: string;
}

/** The same times without overlaps, ascending: what two pauses have in common is paused once. A pause that ends before it begins is none. */
export const unionOf = (pauses: readonly Pause[]): readonly Pause[] => {
  const union: Pause[] = [];
  for (const next of pauses.filter(({ from, until }) => from < until).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = union.at(-1);
    if (last === undefined || next.from > last.until) union.push({ from: next.from, until: next.until });
    else if (next.until > last.until) union[union.length - 1] = { from: last.from, until: next.until };
  }
  return union;
};

export interface Span {
  /** epoch ms */
  readonly begins: number;
  readonly ends: number;
}

/** What is left of a span of time, in epoch ms, where pauses that do not overlap are taken out: ascending, and none of them empty but the span itself. */
export const withoutPauses = (begins: number, ends: number, pauses: readonly Pause[]): readonly Span[] => {
  const left: Span[] = [];
  let at = begins;
  for (const pause of pauses) {
    const [from, until] = [Date.parse(pause.from), Date.parse(pause.until)];
    if (until <= at || from >= ends) continue;
    if (from > at) left.push({ begins: at, ends: from });
    at = until;
  }
  if (at < ends) left.push({ begins: at, ends });
  return left;
};

/**
 * An instant moved by the pauses since another one: as much unpaused time lies before it as lay before it without them. ISO 8601 UTC in and
 * out; the pauses do not overlap.
 */
export const movedByPauses = (since: string, at: string, pauses: readonly Pause[]): string => {
  let moved = at;
  for (const { from, until } of pauses) {
    const begins = from > since ? from : since;
    if (begins >= moved || until <= begins) continue;
    moved = new Date(Date.parse(moved) + Date.parse(until) - Date.parse(begins)).toISOString();
  }
  return moved;
};
