import type { Counts, SweptDue } from '../meter.ts';

/** what several merchants consumed together, as plain JSON; whole numbers, so the order of adding does not matter */
export interface SummedCounts {
  readonly counts: Readonly<Record<Exclude<keyof Counts, 'readHalves' | 'writeUnits' | 'windows' | 'policyReaders'>, number>>;
  readonly readHalves: Readonly<Record<string, number>>;
  readonly writeUnits: Readonly<Record<string, number>>;
  /** `<function>/<megabytes>` -> windows of ten minutes it was called in, ascending */
  readonly windows: Readonly<Record<string, readonly number[]>>;
  /** functions that read the policy, by name */
  readonly policyReaders: readonly string[];
  /** what each run of the sweep found: `<epoch ms>/<shard>` -> references, and bytes of their rows */
  readonly due: Readonly<Record<string, readonly [references: number, bytes: number]>>;
}

const byName = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

const more = (map: Map<string, number>, name: string, amount: number): void => void map.set(name, (map.get(name) ?? 0) + amount);

/** adds up what merchants consumed; as much memory as there are hours, however many merchants */
export class CountsSum {
  readonly #counts = {
    stateTransitions: 0,
    lambdaRequests: 0,
    lambdaMs: 0,
    lambdaMsMb: 0,
    events: 0,
    queueRequests: 0,
    mails: 0,
    apiRequests: 0,
    apiDestinationCalls: 0,
  };
  readonly #readHalves = new Map<string, number>();
  readonly #writeUnits = new Map<string, number>();
  readonly #windows = new Map<string, Set<number>>();
  readonly #policyReaders = new Set<string>();
  readonly #due = new Map<string, readonly [number, number]>();

  add(counts: Counts, due: readonly SweptDue[]): void {
    this.#addCounts(counts);
    for (const [name, halves] of counts.readHalves) more(this.#readHalves, name, halves);
    for (const [name, units] of counts.writeUnits) more(this.#writeUnits, name, units);
    for (const [name, windows] of counts.windows) this.#addWindows(name, windows);
    for (const name of counts.policyReaders) this.#policyReaders.add(name);
    for (const { at, shard, references, bytes } of due) this.#addDue(`${at}/${shard}`, references, bytes);
  }

  addSum(sum: SummedCounts): void {
    this.#addCounts(sum.counts);
    for (const [name, halves] of Object.entries(sum.readHalves)) more(this.#readHalves, name, halves);
    for (const [name, units] of Object.entries(sum.writeUnits)) more(this.#writeUnits, name, units);
    for (const [name, windows] of Object.entries(sum.windows)) this.#addWindows(name, windows);
    for (const name of sum.policyReaders) this.#policyReaders.add(name);
    for (const [key, [references, bytes]] of Object.entries(sum.due)) this.#addDue(key, references, bytes);
  }

  sum(): SummedCounts {
    return {
      counts: { ...this.#counts },
      readHalves: byName(this.#readHalves),
      writeUnits: byName(this.#writeUnits),
      windows: byName(new Map([...this.#windows].map(([name, windows]) => [name, [...windows].sort((a, b) => a - b)]))),
      policyReaders: [...this.#policyReaders].sort(),
      due: byName(this.#due),
    };
  }

  #addCounts(more: SummedCounts['counts']): void {
    this.#counts.stateTransitions += more.stateTransitions;
    this.#counts.lambdaRequests += more.lambdaRequests;
    this.#counts.lambdaMs += more.lambdaMs;
    this.#counts.lambdaMsMb += more.lambdaMsMb;
    this.#counts.events += more.events;
    this.#counts.queueRequests += more.queueRequests;
    this.#counts.mails += more.mails;
    this.#counts.apiRequests += more.apiRequests;
    this.#counts.apiDestinationCalls += more.apiDestinationCalls;
  }

  #addWindows(name: string, windows: Iterable<number>): void {
    const known = this.#windows.get(name) ?? new Set();
    for (const window of windows) known.add(window);
    this.#windows.set(name, known);
  }

  #addDue(key: string, references: number, bytes: number): void {
    const [before, size] = this.#due.get(key) ?? [0, 0];
    this.#due.set(key, [before + references, size + bytes]);
  }
}
