import { noReason, withdraw } from '../merchant/withdrawal.ts';
import { type Effect, type Fact, stale } from './fact.ts';

/** the merchant asks to leave: its run closes it, or it leaves at once where no run is under way */
export const withdrawalFact = ({ event, snapshot, context }: Fact<'merchant.withdrawal.requested.v1'>): Effect => {
  if (snapshot.merchant.withdrawalRequestedAt !== undefined) return stale('withdrawal_asked_before');
  const reason = event.data.reason ?? event.reason ?? noReason;
  const change = withdraw(snapshot, event.time, context.now, reason);
  if (change.kind === 'noted') return { kind: 'takes', puts: change.puts };
  return {
    kind: 'takes',
    puts: change.puts,
    deletes: change.deletes,
    separable: change.separable,
    follows: [{ part: 'withdrawn', type: 'merchant.withdrawn.v1', data: { stage: 'offboarded', reason }, reason }],
  };
};
