import type { Findings } from './use-document.ts';

/** one thing a policy decided in a story; instants are ISO 8601 UTC */
export interface EffectStep {
  readonly at: string;
  readonly type: string;
  readonly stage?: string;
  readonly rung?: number;
  readonly channel?: string;
  readonly queue?: string;
  readonly requirementId?: string;
  readonly dueAt?: string;
  readonly reason?: string;
}
/** numbers by what is counted: `task/<queue>/<week>`, `nudge/<stage>/<rung>/<channel>/<week>`, `kept back/<reason>/<week>` … */
export type EffectCounts = Readonly<Record<string, number>>;
interface EffectSide {
  readonly version: string;
  readonly work: EffectCounts;
  readonly hours: Readonly<Record<string, number>>;
  /** USD */
  readonly cost: number;
}
export interface ChangedMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly first: { readonly under?: EffectStep; readonly against?: EffectStep };
  readonly lanes: { readonly under: readonly EffectStep[]; readonly against: readonly EffectStep[] };
  readonly more: EffectCounts;
}
interface NextStep {
  readonly kind: 'nudge' | 'task' | 'dormant';
  readonly step: number;
  readonly at: string;
  readonly channel?: string;
  readonly queue?: string;
}
export interface TouchedMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly stage: string;
  readonly stays?: NextStep;
  readonly moved?: NextStep;
}
export interface EffectReport {
  readonly inFlight: { readonly merchants: number; readonly touched: readonly TouchedMerchant[] };
  readonly from: number;
  readonly until: number;
  readonly merchants: number;
  readonly gaps: readonly {
    readonly merchantId: string;
    readonly code: 'history-gap' | 'story-unplayable';
    readonly about: string;
  }[];
  readonly under: EffectSide;
  readonly against: EffectSide;
  readonly changed: readonly ChangedMerchant[];
  readonly staffing: { readonly minutesPerTask: number; readonly occupancy: number; readonly shrinkage: number };
}
export interface EffectEstimate {
  readonly merchants: number;
  readonly events: number;
  readonly seconds: number;
}
interface Counted {
  readonly version: string;
  readonly played: number;
  readonly merchants: number;
}
/** the back-test of a laptop, as far as it has come */
export type EffectState =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly findings: Findings }
  | ({ readonly kind: 'running' } & Counted)
  | ({ readonly kind: 'cancelled' } & Counted)
  | { readonly kind: 'failed'; readonly version: string; readonly message: string }
  | { readonly kind: 'done'; readonly report: EffectReport };
