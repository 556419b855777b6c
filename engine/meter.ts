/** modelled milliseconds of an invocation, as the laptop cloud models them: a start, and every call it makes */
export const modelledMs = { base: 3, perCall: 6 };
/** an environment is kept for a window after the one it was called in, as the laptop cloud models it; ms */
export const modelledStart = { windowMs: 600_000, initMs: 300 };

/** a function as it is billed */
export interface Billed {
  readonly name: string;
  readonly memoryMb: number;
}

/** what a merchant's story consumed. Whole numbers all of them: sums do not depend on the order they are added in */
export interface Counts {
  stateTransitions: number;
  lambdaRequests: number;
  /** modelled */
  lambdaMs: number;
  /** modelled milliseconds times megabytes */
  lambdaMsMb: number;
  events: number;
  queueRequests: number;
  mails: number;
  apiRequests: number;
  apiDestinationCalls: number;
  /** halves of read units, because an eventually consistent read is half a unit; by table or `table/index` */
  readonly readHalves: Map<string, number>;
  readonly writeUnits: Map<string, number>;
  /** `<function>/<megabytes>` -> windows it was called in: whether it starts cold depends on all merchants, so that is counted afterwards */
  readonly windows: Map<string, Set<number>>;
  /** functions that read the policy: each reads it once and keeps it, so that is counted afterwards too */
  readonly policyReaders: Set<string>;
}

export const noCounts = (): Counts => ({
  stateTransitions: 0,
  lambdaRequests: 0,
  lambdaMs: 0,
  lambdaMsMb: 0,
  events: 0,
  queueRequests: 0,
  mails: 0,
  apiRequests: 0,
  apiDestinationCalls: 0,
  readHalves: new Map(),
  writeUnits: new Map(),
  windows: new Map(),
  policyReaders: new Set(),
});

/** what fell due at one run of the schedule: the sweep is shared by all merchants, so it is counted when all were played */
export interface SweptDue {
  /** epoch ms */
  readonly at: number;
  readonly shard: string;
  references: number;
  /** of their rows in the due index */
  bytes: number;
}

/** counts as a bill would: requests, units, modelled time */
export class Meter {
  readonly counts = noCounts();
  readonly due: SweptDue[] = [];
  #calls = 0;
  #current = '';
  readonly #windows = new Map<Billed, Set<number>>();
  readonly #now: () => number;

  /** @param now epoch ms of the story */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** a call of a service by a function */
  called(times = 1): void {
    this.#calls += times;
  }

  /** the function that is being called takes the policy */
  readPolicy(): void {
    this.counts.policyReaders.add(this.#current);
  }

  read(name: string, halves: number): void {
    this.counts.readHalves.set(name, (this.counts.readHalves.get(name) ?? 0) + halves);
  }

  wrote(name: string, units: number): void {
    if (units > 0) this.counts.writeUnits.set(name, (this.counts.writeUnits.get(name) ?? 0) + units);
  }

  /** one invocation of a function; the calls it made are those since the one before */
  async invocation<Answer>(plan: Billed, work: () => Promise<Answer>): Promise<Answer> {
    this.#calls = 0;
    this.#current = plan.name;
    try {
      return await work();
    } finally {
      this.#bill(plan, 1, modelledMs.base + modelledMs.perCall * this.#calls);
    }
  }

  /** a message of a batch that others are in too: its calls are its own, the invocation is counted with the sweep */
  async part<Answer>(plan: Billed, work: () => Promise<Answer>): Promise<Answer> {
    this.#calls = 0;
    this.#current = plan.name;
    try {
      return await work();
    } finally {
      this.#bill(plan, 0, modelledMs.perCall * this.#calls);
    }
  }

  #windowsOf(plan: Billed): Set<number> {
    const known = this.#windows.get(plan);
    if (known !== undefined) return known;
    const key = `${plan.name}/${plan.memoryMb}`;
    const windows = this.counts.windows.get(key) ?? new Set();
    this.counts.windows.set(key, windows);
    this.#windows.set(plan, windows);
    return windows;
  }

  #bill(plan: Billed, requests: number, ms: number): void {
    const { memoryMb } = plan;
    this.#windowsOf(plan).add(Math.floor(this.#now() / modelledStart.windowMs));
    this.counts.lambdaRequests += requests;
    this.counts.lambdaMs += ms;
    this.counts.lambdaMsMb += ms * memoryMb;
  }
}
