import type { Snapshot } from '../model/snapshot.ts';
import type { DecidedTask } from '../model/task.ts';

/** the risk review people decided since the last assessment; undefined when the score alone decides */
export const reviewOf = (snapshot: Pick<Snapshot, 'merchant' | 'tasks'>, run: string): DecidedTask | undefined =>
  snapshot.tasks
    .filter((one): one is DecidedTask => one.status === 'decided' && one.run === run && one.subjectKind === 'risk_review')
    .filter((one) => one.decision.at >= (snapshot.merchant.risk?.assessedAt ?? ''))
    .sort((a, b) => (a.decision.at < b.decision.at ? 1 : -1))[0];
