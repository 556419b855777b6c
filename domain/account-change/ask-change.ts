import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { contentHash } from '../content-hash.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { AccountChange, ChangeRequest, ChangeTarget } from '../model/account-change.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { contactKey } from '../model/with-contact.ts';
import { checkField } from '../requirement/check-field.ts';
import type { Actor } from '../values.ts';
import { changeEntry } from './change-entry.ts';

export interface AskChange {
  readonly merchantId: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
  readonly askedBy: Actor;
  readonly to: ChangeTarget;
  readonly request: ChangeRequest;
  readonly reason?: string | undefined;
  /** of whoever asks on the merchant's page: what proves that they typed a new code */
  readonly ticket?: string | undefined;
  /** of a bank account: what its bank says of the holder, asked while the number was in hand */
  readonly holder?: Pick<NonNullable<AccountChange['holder']>, 'answer' | 'name'> | undefined;
}
export const askedChange = z.object({ kind: z.literal('asked'), changeId: z.string() });

/** what is asked for is no change */
const isSame = ({ merchant, bankAccounts }: Snapshot, to: ChangeTarget): boolean => {
  switch (to.of) {
    case 'bank_account':
      return bankAccounts.some(({ id, fingerprint }) => id === 'primary' && fingerprint === to.fingerprint);
    case 'address': {
      const { of: _of, ...address } = to;
      return merchant.address !== undefined && contentHash(merchant.address) === contentHash(address);
    }
    case 'contact': {
      const ways = (['email', 'phone'] as const).every((channel) => {
        const [value, known] = [to[channel], merchant.contact[channel]];
        if (value === undefined) return true;
        return known !== undefined && contactKey({ channel, value }) === contactKey({ channel, value: known });
      });
      return ways && (to.name === undefined || to.name === merchant.contact.name);
    }
  }
};

/** a new contact as it is written to or called; an account or an address as it is */
const checked = ({ merchant }: Snapshot, to: ChangeTarget): ChangeTarget => {
  if (to.of !== 'contact') return to;
  const normal = (['email', 'phone'] as const).flatMap((field): [string, string][] => {
    const value = to[field];
    if (value === undefined) return [];
    const check = checkField(field, value, merchant);
    if (!check.ok) throw new InvalidInput(field, { code: 'contact-not-valid', about: { field } });
    return [[field, check.value]];
  });
  return { ...to, ...Object.fromEntries(normal) };
};

/**
 * Somebody wants the account, address or contact changed. Nothing is changed: the run of the protocol begins with the entry. Payouts wait
 * from now where the old account is closed and policy says so. Throws MerchantNotFound, MerchantClosed, InvalidInput for a contact nobody could reach, Conflict while
 * the application is not approved, while another such change is under way, for what is so already, for a code that has asked for one, and
 * under a policy without a protocol.
 */
export const askChange = (
  known: Snapshot | undefined,
  input: AskChange,
  context: Context,
): Decision<z.infer<typeof askedChange>> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const { now, policy } = context;
  if (policy.accountChanges === undefined) throw new Conflict({ code: 'changes-not-taken', about: {} });
  if (snapshot.merchant.approvedAt === undefined) throw new Conflict({ code: 'change-too-early', about: {} });
  const proof = input.ticket === undefined ? undefined : contentHash(input.ticket);
  if (proof !== undefined && snapshot.accountChanges.some((one) => one.proof === proof))
    throw new Conflict({ code: 'new-code-wanted', about: {} });
  const to = checked(snapshot, input.to);
  const other = snapshot.accountChanges.find((one) => one.status === 'open' && one.to.of === to.of);
  if (other !== undefined) throw new Conflict({ code: 'change-under-way', about: { of: to.of, since: other.askedAt } });
  if (isSame(snapshot, to)) throw new Conflict({ code: 'change-is-none', about: { of: to.of } });
  const closed = to.of === 'bank_account' && input.request.oldAccountClosed && policy.accountChanges.holdWhenOldAccountClosed;
  const change: AccountChange = {
    ...{ merchantId: input.merchantId, id: `c-${contentHash(input.requestId)}`, version: 0, kind: 'account_change' },
    ...{ status: 'open', to, request: input.request, askedBy: input.askedBy, askedAt: now, flags: [], approvals: [] },
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    ...(proof === undefined ? {} : { proof }),
    ...(input.holder === undefined ? {} : { holder: { ...input.holder, at: now } }),
    ...(closed ? { hold: { since: now, because: 'old_account_closed' as const } } : {}),
  };
  const id = `change/${input.requestId}`;
  const told = { at: now, actor: input.askedBy };
  const asked = changeEntry(change, {
    ...{ ...told, id, type: 'account-change.asked.v1', reason: input.reason },
    data: { through: input.request.through, ...(to.of === 'bank_account' ? { last4: to.last4, country: to.country } : {}) },
  });
  const held = changeEntry(change, {
    ...{ ...told, id: `${id}/held`, type: 'payouts.held.v1', data: { because: 'old_account_closed' } },
  });
  // the merchant is written as it is: two who ask at once read each other
  const changes = { puts: [snapshot.merchant, change], deletes: [], timeline: closed ? [asked, held] : [asked] };
  return { result: { kind: 'asked', changeId: change.id }, ...withSettledCapabilities(snapshot, changes, now) };
};
