import type { QueueLoad } from './dispatch/queue-load.ts';
import type { SealedApplication } from './events/application.ts';
import type { CaseMessage } from './model/case-message.ts';
import type { Changes } from './model/decision.ts';
import type { DueReference } from './model/due-reference.ts';
import type { Erasure } from './model/erasure.ts';
import type { Item, ItemKey, ItemKind } from './model/item.ts';
import type { Merchant } from './model/merchant.ts';
import type { PaymentBucket } from './model/payments.ts';
import type { RefundedSale } from './model/refunded-sale.ts';
import type { RejectedEvent, RejectedPlace } from './model/rejected-event.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Task } from './model/task.ts';
import type { Json, TimelineEntry } from './model/timeline-entry.ts';
import type { RunNews } from './model/wait.ts';
import type { PolicyMove } from './policy/policy-move.ts';
import type { Policy, PolicyDocument } from './policy/policy-schema.ts';
import type { PolicyOutcome, PolicyProposal, PolicyWish, PublishedVersion } from './policy/wish.ts';
import type { Playbook } from './values.ts';

/** every method may throw ServiceUnavailable when its service throttles or does not answer; instants are ISO 8601 UTC with milliseconds */

export interface Clock {
  now(): string;
}

export type Committed = { readonly kind: 'committed' } | { readonly kind: 'already_applied'; readonly result: Json };

/** changes plus the mark that an outside event was taken in, and payment buckets, all in one transaction */
export interface Commit extends Changes {
  /** id of the inbound event: a second commit with it answers already_applied */
  readonly eventMarker?: { readonly id: string; readonly at: string };
  /** buckets written with the merchant's items; `version` as read, 0 for new */
  readonly buckets?: readonly PaymentBucket[];
  /** what was given back of sales, written with the refunds; `version` as read, 0 for new */
  readonly refunded?: readonly RefundedSale[];
  /** held payments that are now taken in */
  readonly released?: readonly HeldPayment[];
  /** messages of cases: each is new, and is written once */
  readonly said?: readonly CaseMessage[] | undefined;
  /** what teams were given of queues; `version` as read, 0 for new */
  readonly loads?: readonly QueueLoad[] | undefined;
  /** finished items that move to the archive, as they were read: no `load` reads them again */
  readonly archive?: readonly Item[];
  /** items of `puts` that were recalled: one that is still over is written in the archive, another comes back */
  readonly recalled?: readonly ItemName[];
}

/** what was written about cases of merchants: `of` one in order, eventually consistent; `one` consistent, undefined where there is none */
export interface CaseMessages {
  of(merchantId: string, caseId: string): Promise<readonly CaseMessage[]>;
  one(merchantId: string, caseId: string, n: number): Promise<CaseMessage | undefined>;
}

/** an item of a merchant, wherever it is kept */
export type ItemName = Pick<ItemKey, 'kind' | 'id'>;

/** finished items out of use, for people who look and for whatever is about one of them */
export interface MerchantArchive {
  /** every archived item of the merchant, or those of one kind, in the order of keys, the copy of one that is live again too; eventually consistent */
  archived(merchantId: string, kind?: ItemKind): Promise<readonly Item[]>;
}

export interface MerchantStore extends MerchantArchive {
  /** one consistent read of the merchant's whole live partition, not of its archive; undefined when it is not registered. Throws ZodError on a corrupt item */
  load(merchantId: string): Promise<Snapshot | undefined>;
  /**
   * One transaction, conditional on every version that was read. `result` is kept on the first timeline entry (or the event marker);
   * when an entry or marker of it exists already, nothing is written and the kept result comes back. A commit without changes writes nothing.
   * Throws ConcurrentChange when a version moved on.
   */
  commit(merchantId: string, changes: Commit, result: Json): Promise<Committed>;
  /** one archived item; undefined when it never was archived. Consistent */
  recall(merchantId: string, name: ItemName): Promise<Item | undefined>;
  /** what a commit with this event marker answered, so that a repeat answers the same; undefined when there was none. Consistent */
  answered(merchantId: string, eventId: string): Promise<{ readonly result: Json } | undefined>;
}

/** merchants that applied by the link of another one, the newest first; eventually consistent */
export interface ReferredMerchants {
  by(referrer: string): Promise<readonly Merchant[]>;
}

/** merchants by id, for lists of other things that name them; eventually consistent, at most 100 at once, unknown ones are left out */
export interface MerchantLookup {
  byIds(merchantIds: readonly string[]): Promise<readonly Merchant[]>;
}

export interface TaskPage {
  readonly tasks: readonly Task[];
  /** opaque; undefined on the last page */
  readonly cursor: string | undefined;
}
export interface TaskDirectory {
  /** ascending by slaDueAt; eventually consistent. Throws InvalidInput for a cursor it never gave out */
  byQueue(queue: string, state: 'open' | 'done', limit: number, cursor?: string): Promise<TaskPage>;
  /** claimed by a person, across queues; ascending by slaDueAt; eventually consistent */
  byPerson(person: string, limit: number, cursor?: string): Promise<TaskPage>;
}

/** erasures by when they were asked for, the newest first; eventually consistent. Throws InvalidInput for a cursor it never gave out */
export interface ErasureDirectory {
  list(limit: number, cursor?: string): Promise<{ readonly erasures: readonly Erasure[]; readonly cursor: string | undefined }>;
}

export interface PolicyStore {
  /** the published policy that new runs take. Throws PolicyNotFound when none is active */
  active(): Promise<Policy>;
  /** throws PolicyNotFound for a version never published */
  get(version: string): Promise<Policy>;
  /**
   * Writes an immutable version and makes it active; publishing the same content again only makes it active. The document must have passed
   * check. With a wish, only while the version it is based on is active, and once a key: undefined, and nothing is done, otherwise
   */
  publish(document: PolicyDocument, by: string, at: string, reason: string): Promise<Policy>;
  publish(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish: PolicyWish,
    approvedBy?: string,
  ): Promise<Policy | undefined>;
  /**
   * Keeps a version that takes a second person. Of the same version based on the same one the first proposal stands. False, and nothing is
   * kept, when the key had another wish before
   */
  propose(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish: PolicyWish,
    loosens: readonly string[],
  ): Promise<boolean>;
  /** proposals based on a version, by whom and why, the newest first; consistent */
  proposals(basedOn: string): Promise<readonly PolicyProposal[]>;
  /** the document of a proposal; undefined when there is none such */
  proposed(basedOn: string, version: string): Promise<PolicyDocument | undefined>;
  /** outcome of the request with this key; consistent */
  outcome(key: string): Promise<PolicyOutcome | undefined>;
  /** who made the active version active, and when; undefined when that was never noted. Consistent */
  activated(): Promise<{ readonly version: string; readonly by: string; readonly at: string } | undefined>;
  /** the latest publication that merchants in flight follow; undefined when none was meant for them. Eventually consistent */
  moving(): Promise<PolicyMove | undefined>;
  /** newest first */
  list(): Promise<readonly PublishedVersion[]>;
}

/** policies for code that only reads them */
export type PolicyReader = Pick<PolicyStore, 'active' | 'get' | 'moving' | 'list' | 'proposals' | 'proposed'>;

export interface OutgoingEvent {
  readonly source: string;
  readonly type: string;
  /** the envelope */
  readonly detail: Json;
}
export interface EventPublisher {
  /** at least once; throws ServiceUnavailable when any entry was refused, so that the whole batch is tried again */
  publish(events: readonly OutgoingEvent[]): Promise<void>;
}

export interface RunStarter {
  /** idempotent by name (80 characters at most): `already_started` when a run of that name exists or existed, whatever its input */
  start(playbook: Playbook, name: string, input: Json): Promise<'started' | 'already_started'>;
}

export interface RunResumer {
  /** `gone` when the token was answered before, timed out, or its run ended: done either way */
  succeed(token: string, news: RunNews): Promise<'resumed' | 'gone'>;
}

/** a payment that arrived before approval: kept apart until capabilities are activated */
export interface HeldPayment {
  readonly merchantId: string;
  readonly paymentId: string;
  /** the whole inbound envelope */
  readonly event: Json;
  readonly heldAt: string;
}

/** applications that started a run, sealed: the run itself carries ids only */
export interface Applications {
  /** idempotent by its name, which is its fingerprint; `until` (ISO 8601 UTC) it is kept */
  keep(merchantId: string, id: string, application: SealedApplication, until: string): Promise<void>;
  /** consistent; undefined once it is no longer kept */
  get(merchantId: string, id: string): Promise<SealedApplication | undefined>;
}

export interface PaymentLedger {
  /** consistent read of the buckets named by the instant their hour begins; a missing one is simply not in the answer */
  buckets(merchantId: string, hours: readonly string[]): Promise<readonly PaymentBucket[]>;
  /** consistent read of the merchant's newest buckets by hour, no more than `parts`, in order of time: what a payment sent again is recognised by */
  recent(merchantId: string, parts: number): Promise<readonly PaymentBucket[]>;
  /** all buckets of the merchant in order of time, for an exact recount after a late arrival */
  allBuckets(merchantId: string): Promise<readonly PaymentBucket[]>;
  /** consistent read of what was given back of some sales, by their id hashes; one of which nothing was is not in the answer */
  refundedSales(merchantId: string, saleHashes: readonly string[]): Promise<readonly RefundedSale[]>;
  /** idempotent by paymentId */
  hold(payment: HeldPayment): Promise<void>;
  held(merchantId: string): Promise<readonly HeldPayment[]>;
}

export interface WorkQueue<Reference = DueReference> {
  /** any number; sent in batches of ten. Throws ServiceUnavailable when some were not taken (sending again is harmless) */
  send(references: readonly Reference[]): Promise<void>;
}

/** a replay as it is kept with what was replayed */
export interface Replayed {
  /** ISO 8601 UTC with milliseconds */
  readonly at: string;
  readonly by: string;
  readonly key: string;
}
export interface RejectedEvents {
  /** idempotent by instant, id and content; `until` (ISO 8601 UTC) it is kept */
  add(rejected: RejectedEvent, until: string): Promise<void>;
  /** of one UTC day, newest first */
  list(
    day: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly rejected: readonly RejectedEvent[]; readonly cursor: string | undefined }>;
  get(place: RejectedPlace): Promise<RejectedEvent | undefined>;
  /** of two the first stays, and is the answer */
  markReplayed(place: RejectedPlace, replayed: Replayed): Promise<Replayed>;
}

export interface TimelineReader {
  /** ascending by instant, then id; `newest` turns it around; `since`: from that instant on. A cursor is for the order it came from */
  list(
    merchantId: string,
    limit: number,
    cursor?: string,
    order?: 'oldest' | 'newest',
    since?: string,
  ): Promise<{ readonly entries: readonly TimelineEntry[]; readonly cursor: string | undefined }>;
}
