/** what happens to a piece of work: it is put into a queue, somebody begins it, somebody ends it or puts it down */
export interface WorkEvent {
  /** epoch ms */
  readonly at: number;
  readonly kind: 'scheduled' | 'started' | 'ended' | 'other';
  /** which work: `assess`; of a milestone its name */
  readonly work: string;
}

/** A stretch of a case's life, and whom it waited for: somebody works on it, it lies in our queue, or it is for the customer to move. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly who: 'handling' | 'queue' | 'customer';
  /** the work that is done or waited for; of the customer what happened last */
  readonly what: string;
}

/**
 * The life of a case in spans that follow each other without a gap, from its first event to its last: they add up to it exactly. Work that is
 * done counts before work that lies. `events` are ascending.
 */
export const spansOfCase = (events: readonly WorkEvent[]): readonly Span[] => {
  const queued = new Set<string>();
  const started = new Map<string, number>();
  const spans: Span[] = [];
  let last: WorkEvent | undefined;
  for (const event of events) {
    if (last !== undefined && event.at > last.at) {
      const [handled] = started.keys();
      const [waiting] = queued;
      const who = handled !== undefined ? 'handling' : waiting !== undefined ? 'queue' : 'customer';
      spans.push({ from: last.at, to: event.at, who, what: handled ?? waiting ?? last.work });
    }
    last = event;
    const { kind, work } = event;
    if (kind === 'scheduled') queued.add(work);
    if (kind === 'started') started.set(work, (started.get(work) ?? 0) + 1);
    // begun work lies in no queue any more, and ended work in none either, however it came to its end
    if (kind === 'started' || kind === 'ended') queued.delete(work);
    if (kind === 'ended') {
      const left = (started.get(work) ?? 0) - 1;
      if (left > 0) started.set(work, left);
      else started.delete(work);
    }
  }
  return spans;
};
