import type { LifecycleStage } from '../lifecycle-stages.ts';

interface Words {
  readonly en: string;
  readonly fr: string;
}

/** what a run is numbered by: domain/playbook/number-run.ts has a function for each */
export type RunNumber = 'application' | 'attempt' | 'check-in' | 'woke' | 'change' | 'case' | 'event';

/**
 * An event that starts a run. Only an application comes from outside: every other fact is taken in first, and then told of as ours.
 * A payment is not told of one by one and starts nothing.
 */
export type StartOn =
  | { readonly on: 'merchant.application.submitted.v1'; readonly from: 'outside'; readonly run: 'application' }
  | {
      readonly on: `${string}.v${number}`;
      readonly from: 'us';
      readonly run: Exclude<RunNumber, 'application'>;
      /** only when the event says so */
      readonly when?: 'was-activated' | 'was-not-activated';
    };

/** what may end a wait: domain/playbook/looks.ts has a function, and the events that may wake it, for each */
export type NewsKind =
  | 'withdrawn'
  | 'task_decided'
  | 'complete'
  | 'answered'
  | 'first_sale'
  | 'deadline_missed'
  | 'spent'
  | 'stalled'
  | 'stopped'
  | 'evidence'
  | 'first_payout'
  | 'case_over'
  | 'case_ours'
  | 'case_promised'
  | 'case_provider'
  | 'case_engineering'
  | 'case_merchant'
  | 'case_resolved';

/** where a choice leads: what the step "Apply the decision" answers */
export const routes = ['approve', 'decline', 'request_information', 'close', 'sleep', 'again', 'carry_on'] as const;
export type Route = (typeof routes)[number];

/** what a person can be asked about: domain/task/ask-subjects.ts has a function for each */
export type AskAbout = 'requirement' | 'merchant' | 'risk_review' | 'check_in' | 'account_change';

export interface Ask {
  /** which route of the policy leads to the queue; 'named' when the ask itself names it, as a rung of a ladder does */
  readonly queue: 'deadlineMissed' | 'riskReview' | 'careCritical' | 'callBack' | 'accountHolder' | 'changeApproval' | 'named';
  readonly about: AskAbout;
  /** where each choice leads; any other choice of the queue carries on */
  readonly choices: Readonly<Record<string, Route>>;
  /** choices without which a queue cannot do this work */
  readonly needs: readonly string[];
}

export interface WaitShape {
  /** what ends the wait, the weightiest first */
  readonly news: readonly NewsKind[];
}

/** A playbook as it is declared: plain data, from which everything else that knows playbooks derives. */
export interface PlaybookShape {
  /** part of the names of its runs: never changes once it was deployed */
  readonly id: string;
  /** what the console calls it */
  readonly titles: Words;
  /** stages whose ladder this playbook climbs; missed deadlines and escalations of these stages are its own */
  readonly stages: readonly LifecycleStage[];
  readonly starts: readonly StartOn[];
  readonly waits: Readonly<Record<string, WaitShape>>;
  readonly asks: Readonly<Record<string, Ask>>;
  /** the steps it calls; its role allows exactly these */
  readonly steps: readonly string[];
}
