import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import type { AccountChange } from '../model/account-change.ts';
import { type Changes, type Context, nothing } from '../model/decision.ts';
import { findChange, type Snapshot } from '../model/snapshot.ts';
import type { Task, TaskDecision } from '../model/task.ts';
import { changeEntry } from './change-entry.ts';
import { objectToChange } from './object-to-change.ts';
import { stopChange } from './stop-change.ts';

type OfChange = Pick<Task, 'subjectKind' | 'subjectId'>;

const changeOf = (snapshot: Snapshot, { subjectKind, subjectId }: OfChange): AccountChange | undefined =>
  subjectKind === 'account_change' ? findChange(snapshot, subjectId) : undefined;

interface Decided {
  readonly task: OfChange & Pick<Task, 'id' | 'version'>;
  readonly decision: TaskDecision;
  readonly approvals: readonly TaskDecision[];
}

const kept = ({ by, at, reason }: TaskDecision) => ({ by, at, reason });

/**
 * What a person decided about a change, kept in the change by the decision's own transaction: who called and what came of it, who approved,
 * and the end of it where somebody says no. Its run reads it there. Nothing for a task about anything else.
 */
export const decidedChange = (snapshot: Snapshot, { task, decision, approvals }: Decided, context: Context): Changes => {
  const change = changeOf(snapshot, task);
  if (change === undefined) return nothing(undefined);
  const { by, at, reason, choice } = decision;
  const actor = { kind: 'person' as const, id: by };
  const id = `task/${task.id}/${choice}/${task.version}`;
  if (choice === 'release_payouts') return releasedPayouts(snapshot, change, { by, at, id, reason }, context);
  if (change.status !== 'open') return nothing(undefined);
  switch (choice) {
    case 'confirmed': {
      if (change.callBackTo === undefined) return nothing(undefined);
      const { channel, since } = change.callBackTo;
      const entry = { at, id, actor, reason, type: 'account-change.called-back.v1', data: { channel, since } };
      return {
        puts: [{ ...change, calledBack: { ...kept(decision), contact: change.callBackTo } }],
        deletes: [],
        timeline: [changeEntry(change, entry)],
      };
    }
    case 'denied':
      return objectToChange(snapshot, change, { id, by: actor, through: 'call_back', at, reason }, context);
    case 'override':
      return { puts: [{ ...change, holderOverride: kept(decision) }], deletes: [], timeline: [] };
    case 'refuse':
      return stopChange(snapshot, change, { because: 'holder_declined', id, actor, reason }, context);
    case 'approve':
      return { puts: [{ ...change, approvals: approvals.map(kept) }], deletes: [], timeline: [] };
    case 'decline':
      return stopChange(snapshot, change, { because: 'approval_declined', id, actor, reason }, context);
    default:
      return nothing(undefined);
  }
};

interface Release {
  readonly by: string;
  readonly at: string;
  readonly id: string;
  readonly reason: string;
}

/** people looked into it: payouts go on, to the account that is on file */
const releasedPayouts = (
  snapshot: Snapshot,
  change: AccountChange,
  { by, at, id, reason }: Release,
  context: Context,
): Changes => {
  if (change.hold === undefined || change.hold.released !== undefined) return nothing(undefined);
  const entry = { at, id, actor: { kind: 'person' as const, id: by }, reason, type: 'payouts.released.v1' };
  const changes: Changes = {
    puts: [{ ...change, hold: { ...change.hold, released: { by, at } } }],
    deletes: [],
    timeline: [changeEntry(change, { ...entry, data: { because: change.hold.because } })],
  };
  return withSettledCapabilities(snapshot, changes, context.now);
};
