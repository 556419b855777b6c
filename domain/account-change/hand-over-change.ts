import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { NotDecided } from '../errors.ts';
import type { AccountChange } from '../model/account-change.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { withContact } from '../model/with-contact.ts';
import { isDocumented } from './ask-evidence.ts';
import { type ChangeStepInput, changePolicyOf, endedBefore, knownChange } from './change-step.ts';
import { evidenceLacking } from './evidence-lacking.ts';

export const handOverChangeResult = z.object({
  kind: z.enum(['watch_payout', 'done', 'stopped']),
  /** seconds for which the first payout is waited for */
  watchSeconds: z.int().positive(),
});
type Result = z.infer<typeof handOverChangeResult>;

/** what the merchant's items are once the change is made */
const applied = ({ merchant, bankAccounts }: Snapshot, { to }: AccountChange, now: string): Item => {
  switch (to.of) {
    case 'bank_account': {
      const { of: _of, ...account } = to;
      const version = bankAccounts.find(({ id }) => id === 'primary')?.version ?? 0;
      return { ...account, kind: 'bank_account', merchantId: merchant.merchantId, id: 'primary', version, addedAt: now };
    }
    case 'address': {
      const { of: _of, ...address } = to;
      return { ...merchant, address };
    }
    case 'contact':
      return withContact(merchant, to, now);
  }
};

/** what the ledger and others need: never more of an account than it is known by */
const toldOf = (to: AccountChange['to']): TimelineEntry['data'] => {
  switch (to.of) {
    case 'bank_account':
      return { country: to.country, last4: to.last4, fingerprint: to.fingerprint };
    case 'address':
      return { country: to.country };
    case 'contact':
      return { channels: (['email', 'phone'] as const).filter((channel) => to[channel] !== undefined) };
  }
};

/**
 * The step "Hand over the change": the one place where a change becomes the merchant's state. It believes no step before it: whatever the
 * protocol asks for is looked at again, and an objection until this moment wins. Payouts that waited for the new account go on. Throws
 * NotDecided naming the evidence that is missing, MerchantNotFound, MerchantClosed, AccountChangeNotFound, Conflict.
 */
export const handOverChange = (known: Snapshot | undefined, input: ChangeStepInput, context: Context): Decision<Result> => {
  const { snapshot, change } = knownChange(known, input);
  const policy = changePolicyOf(context);
  const watchSeconds = Math.round(policy.firstPayoutDays * 86_400);
  const ended = endedBefore(change);
  if (ended !== undefined) return { ...ended, result: { kind: 'stopped', watchSeconds } };
  const kind = change.to.of === 'bank_account' ? 'watch_payout' : 'done';
  if (change.status === 'handed_over') return { result: { kind, watchSeconds }, puts: [], deletes: [], timeline: [] };
  const missing = evidenceLacking(change, isDocumented(snapshot, change), policy, context.now);
  if (missing.length > 0)
    throw new NotDecided(input.merchantId, 'hand-over-change', { code: 'evidence-missing', about: { missing: [...missing] } });
  const by = `run ${input.run}`;
  const waited = change.hold?.because === 'old_account_closed' && change.hold.released === undefined ? change.hold : undefined;
  const hold = waited === undefined ? {} : { hold: { ...waited, released: { by, at: context.now } } };
  const done: AccountChange = { ...change, ...hold, status: 'handed_over', handedOverAt: context.now };
  const data = { changeId: change.id, of: change.to.of, ...toldOf(change.to), approvedBy: change.approvals.map((one) => one.by) };
  const changes = {
    puts: [done, applied(snapshot, change, context.now)],
    deletes: [],
    timeline: [
      stepEntry(input, 'hand-over-change', context, { type: 'account-change.handed-over.v1', data }),
      ...(waited !== undefined
        ? [
            stepEntry(input, 'hand-over-change', context, {
              ...{ type: 'payouts.released.v1', part: 'released' },
              data: { changeId: change.id, of: change.to.of, because: 'old_account_closed' },
            }),
          ]
        : []),
    ],
  };
  return { result: { kind, watchSeconds }, ...withSettledCapabilities(snapshot, changes, context.now) };
};
