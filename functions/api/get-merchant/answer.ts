import * as z from 'zod';
import { accountChange } from '../../../domain/model/account-change.ts';
import { careCase, checkIn, csat, watch } from '../../../domain/model/care.ts';
import { document } from '../../../domain/model/document.ts';
import { erasure } from '../../../domain/model/erasure.ts';
import { ladder, nudge } from '../../../domain/model/ladder.ts';
import { merchant } from '../../../domain/model/merchant.ts';
import { bankAccount, paymentMethod, person } from '../../../domain/model/parties.ts';
import { payments } from '../../../domain/model/payments.ts';
import { requirement } from '../../../domain/model/requirement.ts';
import { task } from '../../../domain/model/task.ts';
import { wait } from '../../../domain/model/wait.ts';
import { party } from '../../../domain/values.ts';

const [parked, resumed, gone] = wait.options;
/** a wait as people see it: a task token never leaves the server */
export const shownWait = z.discriminatedUnion('status', [parked.omit({ token: true }), resumed, gone]);

/** an account as people see it: what it ends in, never what it is compared by */
export const shownAccount = bankAccount.omit({ fingerprint: true });

/** with what it comes to for the merchant's customers: wanted, and its capability active */
const shownMethod = paymentMethod.extend({ available: z.boolean() });

const { to, ...ofChange } = accountChange.shape;
const [account, address, contact] = to.options;
/** a change as people see it: of an account what it ends in */
const shownChange = z.object({
  ...ofChange,
  to: z.discriminatedUnion('of', [account.omit({ fingerprint: true }), address, contact]),
});

const [received, clean, refused] = document.options;
/** a document as people see it: where its bytes lie nobody needs to know */
export const shownDocument = z.discriminatedUnion('state', [
  received.omit({ upload: true }),
  clean.omit({ upload: true, keptAs: true }),
  refused.omit({ upload: true }),
]);

/** all state of one merchant */
export const answer = z.object({
  merchant,
  persons: z.array(person),
  bankAccounts: z.array(shownAccount),
  paymentMethods: z.array(shownMethod),
  requirements: z.array(requirement),
  tasks: z.array(task),
  ladders: z.array(ladder),
  waits: z.array(shownWait),
  checkIns: z.array(checkIn),
  watch: watch.optional(),
  payments: payments.optional(),
  cases: z.array(careCase),
  csats: z.array(csat),
  nudges: z.array(nudge),
  documents: z.array(shownDocument),
  accountChanges: z.array(shownChange),
  /** whether somebody asked to have its persons erased */
  erasure: erasure.pick({ status: true, askedBy: true, askedAt: true }).optional(),
  /** what stands between a merchant in activation and its first sale; empty in every other stage */
  goLive: z.array(
    z.object({
      kind: z.enum(['requirement', 'capability', 'first_sale']),
      key: z.string(),
      done: z.boolean(),
      waitingOn: party.optional(),
    }),
  ),
});
