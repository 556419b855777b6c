import * as z from 'zod';
import { accountChange } from './account-change.ts';
import { alert } from './alert.ts';
import { careCase, checkIn, csat, watch } from './care.ts';
import { dataExport } from './data-export.ts';
import { document } from './document.ts';
import { erasure } from './erasure.ts';
import { ladder, nudge } from './ladder.ts';
import { member } from './member.ts';
import { merchant } from './merchant.ts';
import { bankAccount, paymentMethod, person } from './parties.ts';
import { payments } from './payments.ts';
import { payout } from './payout.ts';
import { requirement } from './requirement.ts';
import { task } from './task.ts';
import { wait } from './wait.ts';

/** everything that lives in a merchant's partition; told apart by `kind` (task, wait and nudge again by `status`) */
export const item = z.discriminatedUnion('kind', [
  merchant,
  person,
  bankAccount,
  paymentMethod,
  requirement,
  task,
  ladder,
  wait,
  checkIn,
  watch,
  payments,
  careCase,
  csat,
  nudge,
  member,
  document,
  erasure,
  accountChange,
  alert,
  payout,
  dataExport,
]);
export type Item = z.infer<typeof item>;
export type ItemKind = Item['kind'];

/** kinds that are kept apart from the live partition from the beginning: nothing is decided by them, and they only grow in number */
export const apartKinds = ['payout', 'export'] as const satisfies readonly ItemKind[];
export const isApart = ({ kind }: { readonly kind: ItemKind }): boolean => apartKinds.some((one) => one === kind);

/** kinds that may carry `dueAt` and so appear in the due index */
export const dueKinds = ['ladder', 'requirement', 'task', 'check_in', 'watch', 'document', 'alert', 'erasure'] as const;
export type DueKind = (typeof dueKinds)[number];

/** `version` is the one that was read: a delete is conditional on it like a put */
export interface ItemKey {
  readonly kind: ItemKind;
  readonly id: string;
  readonly version: number;
}

export const keyOf = (of: Item): ItemKey => ({ kind: of.kind, id: of.id, version: of.version });

/** index attribute of an item: the instant at which a sweep must look at it, undefined when nothing is due */
export const dueAtOf = (of: Item): string | undefined => ('dueAt' in of ? of.dueAt : undefined);
