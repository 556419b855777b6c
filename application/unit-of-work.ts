import { withSettledAlerts } from '../domain/alert/settle-alerts.ts';
import { withCaseFacts } from '../domain/case/facts-told.ts';
import { withEndedPromises } from '../domain/case/promises.ts';
import type { LoadReader } from '../domain/dispatch/dispatch-ports.ts';
import { roomForLoads } from '../domain/dispatch/share-work.ts';
import { ConcurrentChange, Conflict } from '../domain/errors.ts';
import { commitSize } from '../domain/model/commit-size.ts';
import type { Changes, Context, Decision } from '../domain/model/decision.ts';
import { firstPart } from '../domain/model/in-pieces.ts';
import { withUnseenKept } from '../domain/model/kept-by-runs.ts';
import { overlay } from '../domain/model/overlay-changes.ts';
import { itemsOf, type Snapshot } from '../domain/model/snapshot.ts';
import type { StepInput } from '../domain/model/step.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import { toArchive } from '../domain/model/to-archive.ts';
import type { OutageReader } from '../domain/outage/outage-ports.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import type { Commit, ItemName, MerchantStore, PolicyReader } from '../domain/ports.ts';
import { withSettledWork } from '../domain/work/settle-work.ts';
import { afterMove, moveAtLap } from './move-at-lap.ts';
import { commitShared, type SharingStores } from './share-tasks.ts';
import { toJson } from './to-json.ts';

/** a decision somebody else's write made stale is taken again this often before the caller's own retry takes over */
const attempts = 3;

/** runs again when somebody else wrote in between; throws ConcurrentChange after the last attempt */
export const retryConcurrentChange = async <Answer>(work: () => Promise<Answer>, limit = attempts): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConcurrentChange) || attempt === limit) throw error;
    }
  }
};

/** what a decision adds to the transaction beside its items and entries */
export type Extra = Omit<Commit, keyof Changes>;

/**
 * Writes the first part of what one transaction does not take; false when it takes everything. After a part the caller reads and decides
 * again: the part is complete, and a crash here leaves what a decision taken again goes on from. Throws ConcurrentChange
 */
export const wroteFirstPart = async (
  stores: SharingStores,
  snapshot: Snapshot | undefined,
  { merchantId, now }: { readonly merchantId: string; readonly now: string },
  changes: Changes,
  extra: Extra = {},
): Promise<boolean> => {
  const part = firstPart(changes, commitSize(extra), roomForLoads(snapshot, changes.puts));
  if (part === undefined) return false;
  const { puts, deletes, timeline } = part;
  const { kind } = await commitShared(stores, snapshot, merchantId, { changes: { puts, deletes, timeline }, result: null, now });
  // the part was written since we read: the same step, tried again while its first try still ran
  if (kind === 'already_applied') throw new ConcurrentChange(merchantId);
  return true;
};

export interface Work<Result> {
  readonly merchantId: string;
  /** ISO 8601 UTC with milliseconds: what the decision takes for now */
  readonly now: string;
  /** a lap of this run begins: the merchant may follow a publication meant for those in flight */
  readonly lap?: StepInput | undefined;
  /** the run's policy; the merchant's when absent, the active one when there is no merchant yet */
  readonly policyVersion?: string | null | undefined;
  /** it is part of erasing a merchant, or of keeping it from being erased: a restricted one is used for nothing else */
  readonly privacy?: true;
  /** the one item it is about, which may be in the archive: the decision sees it as if it were live */
  readonly about?: ItemName | undefined;
  /** what else the transaction writes, given what was decided */
  readonly extra?: (result: Result) => Extra;
  decide(snapshot: Snapshot | undefined, context: Context): Decision<Result>;
}

export type Outcome<Result> =
  /** `result` is the same as JSON, as it is kept */
  | { readonly applied: 'now'; readonly decided: Result; readonly result: Json }
  /** it was decided before: what the first decision answered */
  | { readonly applied: 'again'; readonly result: Json };

/** load, decide, commit: the one way anything about a merchant changes */
export interface UnitOfWork {
  run<Result>(work: Work<Result>): Promise<Outcome<Result>>;
  /** a step of a playbook: its input says which merchant, which policy and what time it is */
  step<Input extends StepInput, Result>(
    input: Input,
    decide: (snapshot: Snapshot | undefined, input: Input, context: Context) => Decision<Result>,
    about?: ItemName,
  ): Promise<Json>;
  /** a step that begins a lap of its run: it lives by the policy of the merchant, which may be another one from here on */
  lap<Input extends StepInput, Result>(
    input: Input,
    decide: (snapshot: Snapshot | undefined, input: Input, context: Context) => Decision<Result>,
  ): Promise<Json>;
}

export interface Stores {
  readonly merchants: MerchantStore;
  /** only read: whoever starts a merchant's first run has stored the policy it lives by */
  readonly policies: Pick<PolicyReader, 'active' | 'get' | 'moving'>;
  /** what clocks stand still for: required, so that no function can forget it */
  readonly outages: OutageReader;
  /** what teams have of a queue: read where a task opens or ends */
  readonly loads: LoadReader;
  /** moves finished items out of use to the archive beside what it decides: asked of those who may take items away */
  readonly archives?: boolean;
}

/** the policy a decision is taken by */
export const policyFor = (policies: Pick<PolicyReader, 'active' | 'get'>, version: string | undefined): Promise<Policy> =>
  version === undefined ? policies.active() : policies.get(version);

/** the outages a decision knows of, as part of its context */
export const outagesOf = async ({ outages }: Pick<Stores, 'outages'>): Promise<Pick<Context, 'outages'>> => ({
  outages: (await outages.book()).outages,
});

/** the merchant with the one item the work is about, wherever it is kept */
const read = async <Result>(merchants: MerchantStore, { merchantId, about }: Work<Result>) => {
  const known = await merchants.load(merchantId);
  if (known === undefined || about === undefined) return { snapshot: known, recalled: [] };
  if (itemsOf(known).some(({ kind, id }) => kind === about.kind && id === about.id)) return { snapshot: known, recalled: [] };
  const found = await merchants.recall(merchantId, about);
  if (found === undefined) return { snapshot: known, recalled: [] };
  return { snapshot: overlay(known, { puts: [found], deletes: [] }), recalled: [found] };
};

/** what is told of cases is kept on them, and nothing that was promised is left open in a closed one */
const withCases = <Made extends Changes>(snapshot: Snapshot, changes: Made, context: Context): Made =>
  withCaseFacts(snapshot, withEndedPromises(changes, context));

/** whatever changed a requirement or a case, people have the work that follows from it, and no other */
const withWork = <Result>(snapshot: Snapshot | undefined, decision: Decision<Result>, context: Context): Decision<Result> =>
  snapshot === undefined
    ? decision
    : {
        result: decision.result,
        said: decision.said,
        ...withUnseenKept(
          snapshot,
          withSettledAlerts(snapshot, withSettledWork(snapshot, withCases(snapshot, decision, context), context), context),
        ),
      };

const once = async <Result>(stores: Stores, work: Work<Result>): Promise<Outcome<Result>> => {
  const { merchants, policies } = stores;
  const { snapshot, recalled } = await read(merchants, work);
  const restricted = snapshot?.merchant.restricted;
  if (restricted !== undefined && work.privacy === undefined)
    throw new Conflict({ code: 'merchant-restricted', about: { until: restricted.until } });
  // what the law asks for counts as it is now
  const version = work.privacy === true ? undefined : (work.policyVersion ?? snapshot?.merchant.policyVersion);
  const rules = { now: work.now, ...(await outagesOf(stores)) };
  const moved = await moveAtLap(policies, snapshot, work.lap, rules);
  const context = { ...rules, policy: moved?.policy ?? (await policyFor(policies, version)) };
  const decided =
    snapshot === undefined || moved === undefined
      ? work.decide(snapshot, context)
      : afterMove(snapshot, moved, (one) => work.decide(one, context));
  const decision = withWork(snapshot, decided, context);
  const extra = work.extra?.(decision.result);
  if (await wroteFirstPart(stores, snapshot, work, decision, extra)) return once(stores, work);
  const { puts, deletes, timeline, said } = decision;
  const result = toJson(decision.result);
  const commit = { puts, deletes, timeline, said, recalled, ...extra };
  const archives = snapshot !== undefined && stores.archives === true;
  const committed = await commitShared(
    stores,
    snapshot,
    work.merchantId,
    { changes: commit, result, now: work.now },
    (shared) => ({
      ...shared,
      archive: archives ? toArchive(snapshot, shared, context) : [],
    }),
  );
  if (committed.kind === 'already_applied') return { applied: 'again', result: committed.result };
  return { applied: 'now', decided: decision.result, result };
};

export const unitOfWork = (stores: Stores): UnitOfWork => ({
  run: (work) => retryConcurrentChange(() => once(stores, work)),
  step: async (input, decide, about) => {
    const { merchantId, now, policyVersion } = input;
    const work = {
      merchantId,
      now,
      policyVersion,
      about,
      // a run that begins has no policy yet
      lap: policyVersion === null || policyVersion === undefined ? input : undefined,
      decide: (snapshot: Snapshot | undefined, context: Context) => decide(snapshot, input, context),
    };
    return (await retryConcurrentChange(() => once(stores, work))).result;
  },
  lap: async (input, decide) => {
    const { merchantId, now } = input;
    const work = {
      merchantId,
      now,
      lap: input,
      decide: (snapshot: Snapshot | undefined, context: Context) => decide(snapshot, input, context),
    };
    return (await retryConcurrentChange(() => once(stores, work))).result;
  },
});
