import { KeyReused, MerchantNotFound } from '../domain/errors.ts';
import type { Context, Decision } from '../domain/model/decision.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import type { Clock, ItemName, MerchantStore, TimelineReader } from '../domain/ports.ts';
import { demandFresh, type Seen, StaleVersion, withChange } from './demand-fresh.ts';
import { answerTo, keeping, wishHash } from './same-request.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** what the handler of a write needs */
export interface Writes {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly merchants: Pick<MerchantStore, 'answered'>;
  readonly timeline: TimelineReader;
}

interface Wish {
  readonly merchantId: string;
  readonly key: string;
  /** hash of what was sent under the key */
  readonly sent: string;
  /** the version that the sender of the request looked at; undefined where it does not matter what they saw */
  readonly seen?: Seen | undefined;
  /** the one item it is about, which may be in the archive */
  readonly about?: ItemName | undefined;
  readonly privacy?: true;
}

/**
 * A person's decision about a merchant, once per Idempotency-Key and only about what they saw: a repeat answers what the first one
 * answered, whatever happened since. What is read beside the merchant is read on a refusal only.
 * Throws KeyReused when the key came with something else before, MerchantNotFound, StaleVersion with who and when, and whatever the decision throws.
 */
const decideFor = async <Result>(
  { work, clock, merchants, timeline }: Writes,
  { merchantId, key, sent, seen, about, privacy }: Wish,
  decide: (snapshot: Snapshot, context: Context) => Decision<Result>,
): Promise<Json> => {
  const now = clock.now();
  try {
    const outcome = await work.run({
      merchantId,
      now,
      ...(privacy === undefined ? {} : { privacy }),
      // an ended task may be commented on, a closed case opened again, and whoever is late reads who was faster
      about,
      extra: () => ({ eventMarker: { id: key, at: now } }),
      decide: (snapshot, context) => {
        if (snapshot === undefined) throw new MerchantNotFound(merchantId);
        if (seen !== undefined) demandFresh(snapshot, seen);
        return keeping(decide(snapshot, context), sent);
      },
    });
    return answerTo(sent, outcome.result);
  } catch (error) {
    if (error instanceof KeyReused) throw error;
    // one's own first sending is the commonest reason for a version to have moved on
    const before = await merchants.answered(merchantId, key);
    if (before !== undefined) return answerTo(sent, before.result);
    throw error instanceof StaleVersion ? await withChange(timeline, merchantId, error) : error;
  }
};

type Decide<Result> = (snapshot: Snapshot, context: Context) => Decision<Result>;
interface Asked<Params> {
  readonly params: Params & { readonly merchantId: string };
  readonly body: { readonly version: number };
  readonly key: string;
}

/** about one thing as it was looked at: `idOf` says which, from the path */
const decideOn =
  <Path extends object>(kind: Seen['kind'], idOf: (params: Asked<Path>['params']) => string, more: Pick<Wish, 'privacy'> = {}) =>
  <Result>(needs: Writes, { params, body, key }: Asked<Path>, decide: Decide<Result>): Promise<Json> => {
    const { merchantId } = params;
    const seen = { kind, id: idOf(params), version: body.version };
    const about = kind === 'task' || kind === 'case' ? { kind, id: seen.id } : undefined;
    return decideFor(needs, { merchantId, key, sent: wishHash(body), seen, about, ...more }, decide);
  };

export const decideOnTask = decideOn<{ readonly taskId: string }>('task', ({ taskId }) => taskId);
export const decideOnRequirement = decideOn<{ readonly requirementId: string }>(
  'requirement',
  ({ requirementId }) => requirementId,
);
export const decideOnChange = decideOn<{ readonly changeId: string }>('account_change', ({ changeId }) => changeId);
export const decideOnDocument = decideOn<{ readonly documentId: string }>('document', ({ documentId }) => documentId);
export const decideOnCase = decideOn<{ readonly caseId: string }>('case', ({ caseId }) => caseId);
export const decideOnMerchant = decideOn<object>('merchant', ({ merchantId }) => merchantId);
/** about erasing a merchant, or keeping it: of one that is restricted too */
export const decideOnPrivacy = decideOn<object>('merchant', ({ merchantId }) => merchantId, { privacy: true });
export const decideOnMember = decideOn<{ readonly memberId: string }>('member', ({ memberId }) => memberId);
/** a wish that does not depend on what somebody looked at: to invite, to accept, to leave, to ask for something */
export const decideUnseen = <Result>(
  needs: Writes,
  {
    params,
    body,
    key,
    about,
  }: {
    readonly params: { readonly merchantId: string };
    readonly body: object;
    readonly key: string;
    /** the one item it is about, wherever it is kept */
    readonly about?: ItemName | undefined;
  },
  decide: Decide<Result>,
): Promise<Json> => decideFor(needs, { merchantId: params.merchantId, key, sent: wishHash({ ...body }), about }, decide);
/** the ladder of the merchant's stage */
export const decideOnLadder = decideOn<object>('ladder', ({ merchantId }) => merchantId);
