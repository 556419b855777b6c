import type { Task } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { shortName } from '../shell/short-name.ts';
import { type Step, useToasts, versionIn } from '../shell/toasts.tsx';

/** tells what was done with a task, and how it is taken back. Decisions and comments cannot be taken back */
export const useTaskTold = (task: Task, path: string) => {
  const { t } = useWords();
  const { date } = useFormat();
  const { id } = usePerson();
  const { tell } = useToasts();
  const { title } = task;
  const holder = task.status === 'claimed' ? task.claimedBy : undefined;
  const step = (what: string, body: Step['body'] = {}): Step => ({ path: `${path}/${what}`, body });
  const undoable = (text: string, answer: unknown, steps: readonly Step[]): void => {
    const version = versionIn(answer);
    tell({ text, ...(version === undefined ? {} : { undo: { version, steps } }) });
  };
  // whose it was before gets it back
  const back = holder === undefined ? [] : [holder === id ? step('claim') : step('assign', { to: holder })];
  return {
    claimed: (answer: unknown) => undoable(t('toast.claimed', { title }), answer, [step('release')]),
    released: (answer: unknown) => undoable(t('toast.released', { title }), answer, [step('claim')]),
    watched: (answer: unknown, watching: boolean) =>
      undoable(t(watching ? 'toast.watched' : 'toast.unwatched', { title }), answer, [step('watch', { watching: !watching })]),
    snoozed: (answer: unknown, until: string) =>
      undoable(t('toast.snoozed', { title, when: date(until) }), answer, [step('snooze', { until: null }), ...back]),
    assigned: (answer: unknown, to: string) =>
      undoable(
        t('toast.assigned', { title, to: shortName(to) }),
        answer,
        holder === undefined ? [step('release')] : [step('assign', { to: holder })],
      ),
  };
};
