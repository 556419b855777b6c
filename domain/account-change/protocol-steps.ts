import type { AccountChange } from '../model/account-change.ts';
import type { Requirement } from '../model/requirement.ts';
import type { TaskDecision } from '../model/task.ts';

/** the protocol in its order, as people follow it */
export const protocolSteps = [
  'asked',
  'document',
  'account_holder',
  'call_back',
  'notices',
  'cooling_off',
  'approvals',
  'hand_over',
  'first_payout',
] as const;
export type ProtocolStep = (typeof protocolSteps)[number];

/** `now`: what the change waits for; `ended`: it was stopped before */
export const stepStates = ['done', 'now', 'later', 'not_needed', 'ended'] as const;
export interface StepOfChange {
  readonly step: ProtocolStep;
  readonly state: (typeof stepStates)[number];
  /** when it was done, ISO 8601 UTC */
  readonly at?: string;
  /** when the wait ends, ISO 8601 UTC */
  readonly until?: string;
  /** who did it, by their names of sign-in; empty where nobody had to */
  readonly by: readonly string[];
}

/** what of a change its steps follow from: pages have it without what seals an account */
export type Followed = Omit<AccountChange, 'to'> & { readonly to: Pick<AccountChange['to'], 'of'> };
export interface Beside {
  /** the document that was asked for */
  readonly document: Pick<Requirement, 'dueStatus' | 'verificationStatus' | 'verifiedAt'> | undefined;
  /** approvals given in a task that still waits for another */
  readonly approvals: readonly Pick<TaskDecision, 'by' | 'at'>[];
  /** kinds of change that policy asks a document for */
  readonly evidenceFor: readonly string[];
}

interface Seen {
  readonly needed: boolean;
  readonly done: boolean;
  readonly at?: string | undefined;
  readonly until?: string | undefined;
  readonly by?: readonly string[];
}

const isAccount = ({ to }: Followed): boolean => to.of === 'bank_account';

const seenOf = (
  change: Followed,
  { document, approvals, evidenceFor }: Beside,
  now: string,
): Readonly<Record<ProtocolStep, Seen>> => {
  const { askedAt, askedBy, evidenceId, holder, holderOverride, calledBack, notified, coolingOff, handedOverAt } = change;
  const approved = change.approvals.length > 0 ? change.approvals : approvals;
  const matches = holder?.answer === 'MTCH' || holder?.answer === 'CMTC';
  return {
    asked: { needed: true, done: true, at: askedAt, by: [askedBy.id] },
    document: {
      needed: evidenceId !== undefined || (change.status === 'open' && evidenceFor.includes(change.to.of)),
      done: document?.dueStatus === 'satisfied' && document.verificationStatus === 'verified',
      at: document?.verifiedAt,
    },
    account_holder: {
      needed: isAccount(change),
      done: matches || holderOverride !== undefined,
      at: holderOverride?.at ?? holder?.at,
      by: holderOverride === undefined ? [] : [holderOverride.by],
    },
    call_back: {
      needed: true,
      done: calledBack !== undefined,
      at: calledBack?.at,
      by: calledBack === undefined ? [] : [calledBack.by],
    },
    notices: { needed: true, done: notified !== undefined, at: notified?.at },
    cooling_off: {
      needed: true,
      done: coolingOff !== undefined && coolingOff.until <= now,
      at: coolingOff?.until,
      until: coolingOff?.until,
    },
    approvals: {
      needed: true,
      done: change.approvals.length > 1,
      at: change.approvals.at(-1)?.at,
      by: approved.map(({ by }) => by),
    },
    hand_over: { needed: true, done: handedOverAt !== undefined, at: handedOverAt },
    first_payout: { needed: isAccount(change), done: change.firstPayoutAt !== undefined, at: change.firstPayoutAt },
  };
};

/** Every step of a change: done when and by whom, waited for, or still to come. `now` is ISO 8601 UTC. */
export const stepsOfChange = (change: Followed, beside: Beside, now: string): readonly StepOfChange[] => {
  const seen = seenOf(change, beside, now);
  const over = change.status === 'stopped' || change.status === 'closed';
  const next = over ? undefined : protocolSteps.find((step) => seen[step].needed && !seen[step].done);
  return protocolSteps.map((step) => {
    const { needed, done, at, until, by = [] } = seen[step];
    if (!needed) return { step, state: 'not_needed', by: [] };
    if (done) return { step, state: 'done', by, ...(at !== undefined && { at }) };
    if (over) return { step, state: 'ended', by };
    return { step, state: step === next ? 'now' : 'later', by, ...(until !== undefined && { until }) };
  });
};
