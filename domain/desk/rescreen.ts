import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { screeningHits } from '../risk/screening-hits.ts';
import type { ScreeningList } from '../risk/screening-list.ts';
import { queueNamed } from '../task/queue-named.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import { openWork } from '../work/open-work.ts';

export interface Rescreened {
  /** hits that nobody was shown before */
  readonly fresh: number;
}

/** who passed its risk check is screened again; before it, the check screens with the newest list by itself */
const stages = ['activation', 'care', 'dormant'];

/**
 * A merchant held against a list that was loaded: hits that nobody decided or was shown before become a task for those who decide them. A
 * pair is shown once, until the name or the entry changes. Nothing without a queue for it in policy. `by`: who loaded the list.
 */
export const rescreen = (
  snapshot: Snapshot | undefined,
  { by }: { readonly by: string },
  context: Context,
  list: ScreeningList,
): Decision<Rescreened> => {
  const queue = context.policy.tasks.routing.screening;
  if (snapshot === undefined || queue === undefined || !stages.includes(snapshot.merchant.lifecycleStage))
    return nothing({ fresh: 0 });
  const { merchant } = snapshot;
  const shown = new Set(merchant.shownHits ?? []);
  const hits = screeningHits(snapshot, context.policy, list).filter(({ verdict }) => verdict === undefined);
  const fresh = hits.filter(({ pair }) => !shown.has(pair));
  if (fresh.length === 0) return nothing({ fresh: 0 });
  const { title } = queueNamed(context.policy, queue);
  const worded = taskWords.tell('queue-work', { queue, title, merchant: merchant.legalName });
  const about = { queue, subjectKind: 'merchant' as const, subjectId: merchant.merchantId, title: worded };
  const actor = { kind: 'system' as const, id: 'load-list' };
  const id = `rescreen/${fresh.map(({ pair }) => pair).join('/')}`.slice(0, 200);
  const { task, entry } = openWork(snapshot, { ...about, cause: id, actor }, context);
  return {
    result: { fresh: fresh.length },
    // of pairs that are no hits any more nothing is kept
    puts: [{ ...merchant, shownHits: hits.map(({ pair }) => pair) }, task],
    deletes: [],
    timeline: [
      {
        ...{ merchantId: merchant.merchantId, id, at: context.now, type: 'screening.hit.v1', actor },
        data: { hits: fresh.length, refs: fresh.map(({ ref }) => ref), list: list.source, listAsOf: list.asOf, loadedBy: by },
      },
      entry,
    ],
  };
};
