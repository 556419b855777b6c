import { boardingOutcome } from '../capability/boarding-outcome.ts';
import { progressLadder } from '../ladder/move-ladder.ts';
import type { Item } from '../model/item.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement } from '../model/snapshot.ts';
import { failed, submitted, verified } from '../requirement/change-requirement.ts';
import { boardingSources } from '../requirement/who-verifies.ts';
import { type Effect, type Fact, type Followed, refused, stale } from './fact.ts';
import { mayTell, notVerifier } from './verifier.ts';

type Boarding = Fact<'payment-method.boarding.changed.v1'>;

const requirementPuts = ({
  event,
  snapshot,
  context,
}: Boarding): { readonly puts: readonly Item[]; readonly follows: readonly Followed[] } => {
  const { method, status, reason } = event.data;
  const known = findRequirement(snapshot, `boarding:${method}`);
  if (known === undefined || !isOpen(known)) return { puts: [], follows: [] };
  switch (boardingOutcome(status)) {
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
        ...(reason === undefined ? { about: { status, method } } : { remediation: reason }),
      };
      const correctionDays = context.policy.requirements.correctionDeadlineDays;
      return { puts: [failed(known, event.time, context.now, { error, awaiting: 'operations', correctionDays })], follows: [] };
    }
  }
};

/** a provider moved a payment method: its status and its requirement; what it may do then follows in recordFact */
export const boardingFact = (fact: Boarding): Effect => {
  const { event, teller, snapshot, context } = fact;
  const { method, status, reason } = event.data;
  const known = snapshot.paymentMethods.find((one) => one.id === method);
  if (known === undefined) {
    const about = { method, methods: snapshot.paymentMethods.map((one) => one.id) };
    return refused({ code: 'method_unknown', field: 'data.method', about });
  }
  if (!mayTell(teller, boardingSources(context.policy))) return notVerifier(`boarding:${method}`);
  // the status at registration does not come from the provider, so an older fact may replace it
  if (event.time < known.statusAt && known.version > 1) return stale('later_status_known');
  const { statusReason: _old, ...rest } = known;
  const { puts, follows } = requirementPuts(fact);
  return {
    kind: 'takes',
    puts: [
      { ...rest, status, statusAt: event.time, ...(reason === undefined ? {} : { statusReason: reason }) },
      ...puts,
      ...progressLadder(snapshot, event.time, context),
    ],
    follows,
  };
};
