import type { LifecycleStage } from '../values.ts';
import type { AccountChange } from './account-change.ts';
import type { Alert } from './alert.ts';
import type { CareCase, CheckIn, Csat, Watch } from './care.ts';
import type { DataExport } from './data-export.ts';
import type { Document } from './document.ts';
import type { Erasure } from './erasure.ts';
import { type Item, item } from './item.ts';
import type { Ladder, Nudge } from './ladder.ts';
import type { Member } from './member.ts';
import type { Merchant } from './merchant.ts';
import type { BankAccount, PaymentMethod, Person } from './parties.ts';
import type { Payments } from './payments.ts';
import type { Payout } from './payout.ts';
import type { Requirement } from './requirement.ts';
import type { ClaimedTask, DecidedTask, OpenTask, Task } from './task.ts';
import type { ParkedWait, Wait } from './wait.ts';

/** all state of one merchant as one consistent read gave it */
export interface Snapshot {
  readonly merchant: Merchant;
  readonly persons: readonly Person[];
  readonly bankAccounts: readonly BankAccount[];
  readonly paymentMethods: readonly PaymentMethod[];
  readonly requirements: readonly Requirement[];
  readonly tasks: readonly Task[];
  readonly ladders: readonly Ladder[];
  readonly waits: readonly Wait[];
  readonly checkIns: readonly CheckIn[];
  readonly watch: Watch | undefined;
  readonly payments: Payments | undefined;
  readonly cases: readonly CareCase[];
  readonly csats: readonly Csat[];
  readonly nudges: readonly Nudge[];
  readonly members: readonly Member[];
  readonly documents: readonly Document[];
  readonly erasure: Erasure | undefined;
  readonly accountChanges: readonly AccountChange[];
  readonly alerts: readonly Alert[];
  /** kept apart: only those a decision is about */
  readonly payouts: readonly Payout[];
  readonly exports: readonly DataExport[];
}

type Of<K extends Item['kind']> = Extract<Item, { kind: K }>;

/** sorts items into a snapshot, in one pass: every decision begins with it. Undefined when there is no merchant among them */
export const snapshotOf = (items: Iterable<Item>): Snapshot | undefined => {
  const merchants: Of<'merchant'>[] = [];
  const watches: Of<'watch'>[] = [];
  const totals: Of<'payments'>[] = [];
  const persons: Of<'person'>[] = [];
  const bankAccounts: Of<'bank_account'>[] = [];
  const paymentMethods: Of<'payment_method'>[] = [];
  const requirements: Of<'requirement'>[] = [];
  const tasks: Of<'task'>[] = [];
  const ladders: Of<'ladder'>[] = [];
  const waits: Of<'wait'>[] = [];
  const checkIns: Of<'check_in'>[] = [];
  const cases: Of<'case'>[] = [];
  const csats: Of<'csat'>[] = [];
  const nudges: Of<'nudge'>[] = [];
  const members: Of<'member'>[] = [];
  const documents: Of<'document'>[] = [];
  const erasures: Of<'erasure'>[] = [];
  const accountChanges: Of<'account_change'>[] = [];
  const alerts: Of<'alert'>[] = [];
  const payouts: Of<'payout'>[] = [];
  const exports: Of<'export'>[] = [];
  const place = (one: Item): number => {
    switch (one.kind) {
      case 'merchant':
        return merchants.push(one);
      case 'person':
        return persons.push(one);
      case 'bank_account':
        return bankAccounts.push(one);
      case 'payment_method':
        return paymentMethods.push(one);
      case 'requirement':
        return requirements.push(one);
      case 'task':
        return tasks.push(one);
      case 'ladder':
        return ladders.push(one);
      case 'wait':
        return waits.push(one);
      case 'check_in':
        return checkIns.push(one);
      case 'watch':
        return watches.push(one);
      case 'payments':
        return totals.push(one);
      case 'case':
        return cases.push(one);
      case 'csat':
        return csats.push(one);
      case 'nudge':
        return nudges.push(one);
      case 'member':
        return members.push(one);
      case 'document':
        return documents.push(one);
      case 'erasure':
        return erasures.push(one);
      case 'account_change':
        return accountChanges.push(one);
      case 'alert':
        return alerts.push(one);
      case 'payout':
        return payouts.push(one);
      case 'export':
        return exports.push(one);
    }
  };
  for (const one of items) place(one);
  const [merchant] = merchants;
  if (merchant === undefined) return undefined;
  const parties = { persons, bankAccounts, paymentMethods, members };
  const work = {
    requirements,
    tasks,
    ladders,
    waits,
    checkIns,
    cases,
    csats,
    nudges,
    documents,
    accountChanges,
    alerts,
    payouts,
    exports,
  };
  return { merchant, watch: watches[0], payments: totals[0], erasure: erasures[0], ...parties, ...work };
};

/** parses what the table gave (extra attributes such as keys are dropped); throws ZodError on an item that is not one */
export const parseSnapshot = (raw: readonly unknown[]): Snapshot | undefined => snapshotOf(raw.map((one) => item.parse(one)));

/** the items a snapshot was made of, merchant first */
export const itemsOf = (snapshot: Snapshot): readonly Item[] => [
  snapshot.merchant,
  ...snapshot.persons,
  ...snapshot.bankAccounts,
  ...snapshot.paymentMethods,
  ...snapshot.requirements,
  ...snapshot.tasks,
  ...snapshot.ladders,
  ...snapshot.waits,
  ...snapshot.checkIns,
  ...(snapshot.watch === undefined ? [] : [snapshot.watch]),
  ...(snapshot.payments === undefined ? [] : [snapshot.payments]),
  ...snapshot.cases,
  ...snapshot.csats,
  ...snapshot.nudges,
  ...snapshot.members,
  ...snapshot.documents,
  ...(snapshot.erasure === undefined ? [] : [snapshot.erasure]),
  ...snapshot.accountChanges,
  ...snapshot.alerts,
  ...snapshot.payouts,
  ...snapshot.exports,
];

export const findRequirement = (snapshot: Snapshot, id: string): Requirement | undefined =>
  snapshot.requirements.find((one) => one.id === id);

export const findDocument = (snapshot: Snapshot, id: string): Document | undefined =>
  snapshot.documents.find((one) => one.id === id);

export const findChange = (snapshot: Pick<Snapshot, 'accountChanges'>, id: string): AccountChange | undefined =>
  snapshot.accountChanges.find((one) => one.id === id);

export const findTask = (snapshot: Snapshot, id: string): Task | undefined => snapshot.tasks.find((one) => one.id === id);

/** tasks still waiting for a person: open (snoozed too) or claimed */
export const openTasks = (snapshot: Pick<Snapshot, 'tasks'>): readonly (OpenTask | ClaimedTask)[] =>
  snapshot.tasks.filter((one): one is OpenTask | ClaimedTask => one.status === 'open' || one.status === 'claimed');

/** decided by people, not yet acted on by the run */
export const unappliedTasks = (snapshot: Snapshot): readonly DecidedTask[] =>
  snapshot.tasks.filter((one): one is DecidedTask => one.status === 'decided' && one.appliedAt === undefined);

export const ladderOf = (snapshot: Pick<Snapshot, 'ladders'>, stage: LifecycleStage): Ladder | undefined =>
  snapshot.ladders.find((one) => one.stage === stage);

export const parkedWaits = (snapshot: Snapshot): readonly ParkedWait[] =>
  snapshot.waits.filter((one): one is ParkedWait => one.status === 'parked');

export const waitOf = (snapshot: Snapshot, run: string): Wait | undefined => snapshot.waits.find((one) => one.run === run);

/** a snapshot with a decision's puts and deletes done and versions counted up, as a fresh read would give it */
export const applyChanges = (
  snapshot: Snapshot | undefined,
  changes: { readonly puts: readonly Item[]; readonly deletes: readonly { readonly kind: Item['kind']; readonly id: string }[] },
): Snapshot | undefined => {
  const items = new Map((snapshot === undefined ? [] : itemsOf(snapshot)).map((one) => [`${one.kind}#${one.id}`, one]));
  for (const key of changes.deletes) items.delete(`${key.kind}#${key.id}`);
  for (const put of changes.puts) items.set(`${put.kind}#${put.id}`, { ...put, version: put.version + 1 });
  return snapshotOf([...items.values()]);
};
