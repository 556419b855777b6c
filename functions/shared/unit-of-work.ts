import { ConcurrentChange, MerchantNotFound } from '../../domain/errors.ts';
import type { Changes, Context, Decision } from '../../domain/model/decision.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import type { Commit, MerchantStore, PolicyStore } from '../../domain/ports.ts';

/** a decision somebody else's write made stale is taken again this often before the caller's own retry takes over */
const attempts = 3;

/** runs again when somebody else wrote in between; throws ConcurrentChange after the last attempt */
export const retryConcurrentChange = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConcurrentChange) || attempt === attempts) throw error;
    }
  }
};

/** what a decision adds to the transaction beside its items and entries */
export type Extra = Omit<Commit, keyof Changes>;

export interface Work<Result extends Json> {
  readonly merchantId: string;
  /** ISO 8601 UTC with milliseconds: what the decision takes for now */
  readonly now: string;
  /** the run's policy; the merchant's when absent, the active one when there is no merchant yet */
  readonly policyVersion?: string | undefined;
  readonly extra?: Extra;
  decide(snapshot: Snapshot | undefined, context: Context): Decision<Result>;
}

export interface Outcome {
  readonly result: Json;
  /** `again` when this was all done before and nothing was written */
  readonly applied: 'now' | 'again';
}

/** load, decide, commit: the one way anything about a merchant changes */
export type UnitOfWork = <Result extends Json>(work: Work<Result>) => Promise<Outcome>;

export interface Stores {
  readonly merchants: MerchantStore;
  readonly policies: PolicyStore;
}

/** the policy a decision is taken by */
export const policyFor = (policies: PolicyStore, version: string | undefined): Promise<Policy> =>
  version === undefined ? policies.active() : policies.get(version);

export const unitOfWork =
  ({ merchants, policies }: Stores): UnitOfWork =>
  ({ merchantId, now, policyVersion, extra, decide }) =>
    retryConcurrentChange(async () => {
      const snapshot = await merchants.load(merchantId);
      const policy = await policyFor(policies, policyVersion ?? snapshot?.merchant.policyVersion);
      const { result, ...changes } = decide(snapshot, { now, policy });
      const committed = await merchants.commit(merchantId, { ...changes, ...extra }, result);
      return committed.kind === 'committed' ? { result, applied: 'now' } : { result: committed.result, applied: 'again' };
    });

/** @throws MerchantNotFound: a step runs only for a merchant that is registered */
export const known = (snapshot: Snapshot | undefined, merchantId: string): Snapshot => {
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  return snapshot;
};
