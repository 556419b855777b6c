import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { DAY, daysUntil } from '../shell/days-until.ts';
import type { Asked } from '../shell/write-dialog.tsx';
import { useTaskTold } from './task-told.ts';

export const whats = ['assign', 'comment', 'hand-over', 'snooze'] as const;
type What = (typeof whats)[number];
/** a promise to call back is rarely for later than this */
const LONGEST_SNOOZE = 90;
/** as far as policy lets this person put it off, in whole days from now; a lead goes beyond */
const useLongestSnooze = (task: Task): number => {
  const person = usePerson();
  const now = useNow();
  const { data } = usePolicy();
  const bound = data?.policy.tasks.maximumSnoozeDays;
  if (bound === undefined || person.can('postpone.beyond')) return LONGEST_SNOOZE;
  return Math.min(LONGEST_SNOOZE, daysUntil(Date.parse(task.slaDueAt) + bound * DAY, now));
};

/** what a dialog about a task asks for */
export const useAsked = (task: Task, path: string): ((what: What) => Asked) => {
  const { t } = useWords();
  const now = useNow();
  const most = useLongestSnooze(task);
  const { version } = task;
  const told = useTaskTold(task, path);
  return (what) => {
    switch (what) {
      case 'assign':
        return {
          ...{ title: t('work.assignTitle', { title: task.title }), confirm: t('work.assign'), path: `${path}/assign`, version },
          ...{ text: 'reason', optional: true, toWhom: [task], onDone: (answer, { to }) => told.assigned(answer, to) },
        };
      case 'hand-over':
        return {
          ...{
            title: t('handOver.title', { title: task.title }),
            confirm: t('handOver.confirm'),
            path: `${path}/hand-over`,
            version,
          },
          ...{ text: 'reason', toWhom: [task], note: t('handOver.note') },
        };
      case 'comment':
        return {
          ...{
            title: t('work.commentTitle', { title: task.title }),
            confirm: t('work.comment'),
            path: `${path}/comments`,
            version,
          },
          ...{ text: 'comment', mention: true },
        };
      case 'snooze':
        return {
          ...{ title: t('work.snoozeTitle', { title: task.title }), confirm: t('work.snooze'), path: `${path}/snooze`, version },
          ...{ note: t(most < 1 ? 'work.snoozeSpent' : 'work.snoozeNote'), text: 'reason', possible: most >= 1 },
          onDone: (answer, { at }) => told.snoozed(answer, at),
          ...(most < 1 ? {} : { days: { field: 'until', from: now, usual: Math.min(3, most), most } }),
        };
    }
  };
};
