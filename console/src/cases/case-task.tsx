import Box from '@cloudscape-design/components/box';
import { useMerchant } from '../queries.ts';
import { Sla } from '../shell/sla.tsx';
import { TaskActions } from '../tasks/task-actions.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { useCaseWords } from './case-words.ts';

/** who works on the case: its task, taken, given away or put aside from here; nothing while no person of ours is asked */
export function CaseTask({ merchantId, caseId }: { readonly merchantId: string; readonly caseId: string }) {
  const { c } = useCaseWords();
  const titleOf = useQueueTitle();
  const merchant = useMerchant(merchantId);
  const task = merchant.data?.tasks.find(
    ({ subjectKind, subjectId, status }) =>
      subjectKind === 'case' && subjectId === caseId && (status === 'open' || status === 'claimed'),
  );
  if (task === undefined) return null;
  return (
    <div>
      <Box variant="h3">{c('task')}</Box>
      <div className="quiet">
        {titleOf(task.queue)}
        {task.status === 'claimed' && ` · ${c('heldBy', { who: task.claimedBy })}`}
      </div>
      <Sla task={task} />
      <TaskActions task={task} />
    </div>
  );
}
