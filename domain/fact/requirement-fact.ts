import { progressLadder } from '../ladder/move-ladder.ts';
import type { PaymentMethod } from '../model/parties.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { failed, isStale, submitted, verified } from '../requirement/change-requirement.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import { verifyingSources } from '../requirement/who-verifies.ts';
import { correctIdentifier } from './correct-identifier.ts';
import { type Effect, type Fact, refused, stale } from './fact.ts';
import { mayTell, notVerifier } from './verifier.ts';

type Requirements = Fact<'requirement.submitted.v1' | 'requirement.verified.v1' | 'requirement.failed.v1'>;

/** a system that verifies the requirement to board a payment method reports the method as boarded */
const boardedBy = (requirementId: string, { paymentMethods }: Snapshot, at: string): readonly PaymentMethod[] => {
  const method = paymentMethods.find((one) => requirementId === `boarding:${one.id}`);
  if (method === undefined || method.status === 'activated' || (method.version > 1 && at < method.statusAt)) return [];
  const { statusReason: _old, ...rest } = method;
  return [{ ...rest, status: 'activated', statusAt: at }];
};

/** something was supplied, found right or found wrong. `pepper` seals an account number before anything keeps it */
export const requirementFact = ({ event, teller, snapshot, context }: Requirements, pepper: string): Effect => {
  const { requirementId } = event.data;
  const known = findRequirement(snapshot, requirementId);
  if (known === undefined) {
    const about = { requirementId, open: snapshot.requirements.filter(isOpen).map((one) => one.id) };
    return refused({ code: 'requirement_unknown', field: 'data.requirementId', about });
  }
  if (event.type !== 'requirement.submitted.v1' && !mayTell(teller, verifyingSources(context.policy, known)))
    return notVerifier(requirementId);
  const ladder = () => progressLadder(snapshot, event.time, context);
  switch (event.type) {
    case 'requirement.submitted.v1': {
      if (isStale(known, event.time, 'submitted')) return stale('later_fact_known');
      if (!isOpen(known)) return stale(`requirement_${known.dueStatus}`);
      const field = identifierFieldOf(requirementId);
      if (field !== undefined) return correctIdentifier({ event, teller, snapshot, context }, known, field, pepper);
      return { kind: 'takes', puts: [submitted(known, event.time, event.data.documentReference), ...ladder()] };
    }
    case 'requirement.verified.v1': {
      if (isStale(known, event.time, 'verified')) return stale('later_fact_known');
      const puts = [verified(known, event.time), ...boardedBy(requirementId, snapshot, event.time), ...ladder()];
      return isOpen(known)
        ? { kind: 'takes', puts, follows: [{ part: 'satisfied', type: 'requirement.satisfied.v1', data: { requirementId } }] }
        : { kind: 'takes', puts };
    }
    case 'requirement.failed.v1': {
      if (isStale(known, event.time, 'failed')) return stale('later_fact_known');
      if (known.dueStatus === 'waived' || known.dueStatus === 'superseded') return stale(`requirement_${known.dueStatus}`);
      const { code, remediation } = event.data;
      const correctionDays = context.policy.requirements.correctionDeadlineDays;
      return {
        kind: 'takes',
        puts: [failed(known, event.time, context.now, { error: { code, remediation }, correctionDays }), ...ladder()],
      };
    }
  }
};
