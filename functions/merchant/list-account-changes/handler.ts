import { stepsOfChange } from '../../../domain/account-change/protocol-steps.ts';
import { assignedCountries } from '../../../domain/assigned-countries.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { type AccountChange, type ChangeTarget, holdsPayouts } from '../../../domain/model/account-change.ts';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { isOpen } from '../../../domain/model/requirement-state.ts';
import { findRequirement, type Snapshot } from '../../../domain/model/snapshot.ts';
import { changeKinds } from '../../../domain/policy/change-schema.ts';
import type { Clock, MerchantStore, PolicyReader } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'account.change',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

const withoutSeal = (to: ChangeTarget) => {
  if (to.of !== 'bank_account') return to;
  const { fingerprint: _sealed, ...account } = to;
  return account;
};

/** who of us did what is not the merchant's to see */
const shownSteps = (snapshot: Snapshot, change: AccountChange, evidenceFor: readonly string[], now: string) => {
  const document = findRequirement(snapshot, change.evidenceId ?? '');
  return stepsOfChange(change, { document, approvals: [], evidenceFor }, now).map(({ by: _by, ...one }) => one);
};

/** the merchant has yet to hand it in, or to hand in a better one */
const isWanted = (document: Requirement | undefined): document is Requirement =>
  document !== undefined && isOpen(document) && document.awaitingActionFrom === 'merchant';

const shown = (snapshot: Snapshot, change: AccountChange, evidenceFor: readonly string[], now: string) => {
  const { id, version, status, askedAt, askedBy, coolingOff, callBackTo, calledBack, stopped } = change;
  const steps = shownSteps(snapshot, change, evidenceFor, now);
  const document = findRequirement(snapshot, change.evidenceId ?? '');
  return {
    ...{ id, version, status, to: withoutSeal(change.to), askedAt, steps },
    ...(askedBy.kind === 'merchant' && { askedBy: askedBy.id }),
    ...(coolingOff !== undefined && { coolingOff: { workingDays: coolingOff.workingDays, reasons: coolingOff.reasons } }),
    ...(callBackTo !== undefined && calledBack === undefined && status === 'open' && { callBack: callBackTo.channel }),
    ...(isWanted(document) && status === 'open' && { handIn: document.id }),
    ...(stopped !== undefined && { stopped }),
    payoutsHeld: holdsPayouts(change),
    mayObject: change.objection === undefined && status !== 'stopped',
  };
};

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyReader, 'get'>;
  readonly clock: Clock;
}

/** Shows somebody of the merchant how each account change stands, and which may be asked for */
export const handle =
  ({ merchants, policies, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { merchant, accountChanges } = snapshot;
    const { accountChanges: rules } = await policies.get(merchant.policyVersion);
    const taken = rules !== undefined && merchant.approvedAt !== undefined && merchant.closedAt === undefined;
    const underWay = new Set(accountChanges.filter(({ status }) => status === 'open').map(({ to }) => to.of));
    const newestFirst = accountChanges.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
    return {
      changes: newestFirst.map((one) => shown(snapshot, one, rules?.evidenceFor ?? [], clock.now())),
      country: merchant.country,
      countries: [...assignedCountries],
      mayAsk: taken ? changeKinds.filter((kind) => !underWay.has(kind)) : [],
    };
  };
