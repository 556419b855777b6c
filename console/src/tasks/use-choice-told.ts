import type { TaskDecision } from '../../../domain/model/task.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';

/** what a person chose, with the code where it took one: `Decline (Suspected fraud)` */
export const useChoiceTold = (): ((decision: Pick<TaskDecision, 'choice' | 'declineCode'>) => string) => {
  const { term } = useWords();
  const { data } = usePolicy();
  return ({ choice, declineCode }) => {
    if (declineCode === undefined) return term(choice);
    const known = data?.policy.risk.declineReasons.find(({ key }) => key === declineCode);
    return `${term(choice)} (${known?.title ?? term(declineCode)})`;
  };
};
