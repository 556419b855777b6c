import type { Item } from '../model/item.ts';
import type { PaymentMethodStatus } from '../model/parties.ts';
import { findRequirement } from '../model/snapshot.ts';
import { progressLadder } from '../playbook/ladder.ts';
import { failed, submitted, verified } from '../requirement/change-requirement.ts';
import { isOpen } from '../requirement/state.ts';
import { type Effect, type Fact, type Followed, refused, stale } from './fact.ts';

const outcomeOf = (status: PaymentMethodStatus): 'pending' | 'boarded' | 'refused' => {
  switch (status) {
    case 'pending_boarding':
    case 'pending_review':
    case 'pending_external':
      return 'pending';
    case 'activated':
      return 'boarded';
    case 'rejected':
    case 'disabled':
    case 'terminated':
      return 'refused';
  }
};

type Boarding = Fact<'payment-method.boarding.changed.v1'>;

const requirementPuts = ({
  event,
  snapshot,
  context,
}: Boarding): { readonly puts: readonly Item[]; readonly follows: readonly Followed[] } => {
  const { method, status, reason } = event.data;
  const known = findRequirement(snapshot, `boarding:${method}`);
  if (known === undefined || !isOpen(known)) return { puts: [], follows: [] };
  switch (outcomeOf(status)) {
    case 'boarded':
      return {
        puts: [verified(known, event.time)],
        follows: [{ part: 'satisfied', type: 'requirement.satisfied.v1', data: { requirementId: known.id } }],
      };
    case 'pending':
      return { puts: [{ ...submitted(known, event.time), submissions: known.submissions }], follows: [] };
    case 'refused': {
      const error = {
        code: `boarding_${status}`,
        remediation: reason ?? `the provider answered ${status}: ask it why, or do without ${method}`,
      };
      const correctionDays = context.policy.requirements.correctionDeadlineDays;
      return { puts: [failed(known, event.time, context.now, { error, awaiting: 'operations', correctionDays })], follows: [] };
    }
  }
};

/** a provider moved a payment method: its status, its requirement, and, once payments are on, its capability */
export const boardingFact = (fact: Boarding): Effect => {
  const { event, snapshot, context } = fact;
  const { method, status, reason } = event.data;
  const known = snapshot.paymentMethods.find((one) => one.id === method);
  if (known === undefined) {
    const names = snapshot.paymentMethods.map((one) => one.id).join(', ');
    return refused(
      'method_unknown',
      'data.method',
      `data.method "${method}" was not applied for by this merchant`,
      `send one of ${names}`,
    );
  }
  // what was known at registration is a beginning, not a fact of the provider's
  if (event.time < known.statusAt && known.version > 1) return stale('a later status of the payment method is known');
  const { statusReason: _old, ...rest } = known;
  const name = `${method}_payments`;
  const boarded = status === 'activated';
  const was = snapshot.merchant.capabilities.find((one) => one.name === name)?.status;
  const becomes = boarded && snapshot.merchant.chargesEnabled ? 'active' : outcomeOf(status) === 'refused' ? 'inactive' : was;
  const capabilities = snapshot.merchant.capabilities.filter((one) => one.name !== name);
  const changed = becomes !== undefined && becomes !== was;
  const { puts, follows } = requirementPuts(fact);
  return {
    kind: 'takes',
    puts: [
      { ...rest, status, statusAt: event.time, ...(reason === undefined ? {} : { statusReason: reason }) },
      ...(changed
        ? [{ ...snapshot.merchant, capabilities: [...capabilities, { name, status: becomes, since: context.now }] }]
        : []),
      ...puts,
      ...progressLadder(snapshot, event.time, context),
    ],
    follows: [
      ...follows,
      ...(changed && becomes === 'active'
        ? [{ part: 'capability', type: 'capability.activated.v1', data: { capability: name } }]
        : []),
    ],
  };
};
