import type { PolicyFinding } from '../policy-finding.ts';

/** one thing the application did by itself: what a policy decides, not what the outside did */
export interface DecisionStep {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly type: string;
  readonly stage?: string;
  readonly rung?: number;
  readonly channel?: string;
  readonly queue?: string;
  readonly requirementId?: string;
  /** until when: a deadline, or the end of a service level. ISO 8601 UTC */
  readonly dueAt?: string;
  /** what stands on the timeline: a code, or the name of a letter */
  readonly reason?: string;
}

/**
 * Numbers by name: `task/<queue>/<week>`, `nudge/<stage>/<rung>/<channel>/<week>/<letter>/<requirement>`, `kept back/<reason>/<week>`, `risk/<outcome>`,
 * `straight through`, `stalled/<stage>`, `dormant`
 */
export type WorkCounts = Readonly<Record<string, number>>;

/** how one merchant's story parts under two policies */
export interface ChangedPath {
  /** the first decision that differs: what each policy had there, undefined where it had nothing more */
  readonly first: { readonly under?: DecisionStep | undefined; readonly against?: DecisionStep | undefined };
  /** all that each policy decided, for two lanes side by side */
  readonly lanes: { readonly under: readonly DecisionStep[]; readonly against: readonly DecisionStep[] };
  /** work under the policy less work under the other */
  readonly more: WorkCounts;
}
export interface ChangedMerchant extends ChangedPath {
  readonly merchantId: string;
  readonly name: string;
}

/** what comes next for a merchant that does not move */
export interface NextStep {
  readonly kind: 'nudge' | 'task' | 'dormant';
  /** from 1 */
  readonly step: number;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly channel?: string;
  readonly template?: string;
  readonly queue?: string;
}
/** what would be another: the next step, the words of its letter, the time people have for its task, the queue of a missed deadline */
export type TouchedPart = 'step' | 'letter' | 'service-level' | 'deadline';
/** a merchant in flight whose next step, or what belongs to it, would be another one under a draft */
export interface TouchedMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly stage: string;
  /** the policy it lives by */
  readonly pinned: string;
  readonly stays?: NextStep | undefined;
  readonly moved?: NextStep | undefined;
  readonly parts: readonly TouchedPart[];
}
/** those on their way now, and those of them whom a draft would touch */
export interface InFlight {
  readonly merchants: number;
  readonly touched: readonly TouchedMerchant[];
}

/** merchants by the line of the catalogue that would ask them something, and by the rule of risk that holds for them; none is absent */
export interface PolicyReach {
  readonly merchants: number;
  readonly catalogue: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
}

/** a merchant whose story cannot be played, and why */
export interface Gap {
  readonly merchantId: string;
  readonly code: 'history-gap' | 'story-unplayable';
  /** where its timeline and its state part, or what the engine said */
  readonly about: string;
}

/** how people's time is counted until somebody plans shifts: minutes per task where none were measured, the share of time in hand, the share away */
export interface Staffing {
  readonly minutesPerTask: number;
  readonly occupancy: number;
  readonly shrinkage: number;
}
export interface UnderPolicy {
  readonly version: string;
  readonly work: WorkCounts;
  /** staff hours by queue, and by `<queue>/<week>` */
  readonly hours: Readonly<Record<string, number>>;
  /** USD at list prices, one stack */
  readonly cost: number;
  /** tasks decided as people did where they had the same one, and tasks the model of the desk decided */
  readonly decided: { readonly replayed: number; readonly modelled: number };
}
/** merchants that were to be played together and were not: the others count */
export interface LostShard {
  readonly shard: string;
  readonly merchants: number;
  /** what ended it */
  readonly about: string;
}
/** what two policies came to over the same merchants and days */
export interface BacktestReport {
  /** epoch ms of the first thing that happened, and of the end */
  readonly from: number;
  readonly until: number;
  readonly merchants: number;
  /** of state machines, under both policies */
  readonly transitions: number;
  /** of this machine's processor: what the back-test took, from reading to the report */
  readonly seconds: number;
  readonly gaps: readonly Gap[];
  readonly lost: readonly LostShard[];
  readonly under: UnderPolicy;
  readonly against: UnderPolicy;
  /** by id; of a large population not all that changed */
  readonly changed: readonly ChangedMerchant[];
  readonly changedCount: number;
  readonly inFlight: InFlight;
  readonly staffing: Staffing;
}

/** what a back-test will take, from counts and a few merchants that were played */
export interface Estimate {
  readonly merchants: number;
  readonly events: number;
  /** transitions of state machines under both policies: what the time follows from, on any machine */
  readonly transitions: number;
  /** of this machine's processor, both policies together */
  readonly seconds: number;
}
interface Progress {
  readonly version: string;
  readonly played: number;
  readonly merchants: number;
}
/** a back-test, as far as it has come */
export type BacktestState =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly findings: readonly PolicyFinding[] }
  | ({ readonly kind: 'running' } & Progress)
  | ({ readonly kind: 'cancelled' } & Progress)
  | { readonly kind: 'failed'; readonly version: string; readonly message: string }
  | { readonly kind: 'done'; readonly report: BacktestReport };
