import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { mayDecide } from '../../../domain/task/who-decides.ts';
import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { DAY, daysUntil } from '../shell/days-until.ts';
import { Refusal } from '../shell/refusal.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';

const whats = ['assign', 'comment', 'hand-over', 'snooze'] as const;
type What = 'assign' | 'comment' | 'hand-over' | 'snooze';
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
const useAsked = (task: Task, path: string): ((what: What) => Asked) => {
  const { t } = useWords();
  const now = useNow();
  const most = useLongestSnooze(task);
  const { version } = task;
  return (what) => {
    switch (what) {
      case 'assign':
        return {
          ...{ title: t('work.assignTitle', { title: task.title }), confirm: t('work.assign'), path: `${path}/assign`, version },
          ...{ text: 'reason', optional: true, toWhom: [task] },
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
          ...(most < 1 ? {} : { days: { field: 'until', from: now, usual: Math.min(3, most), most } }),
        };
    }
  };
};

/** take it, give it back, give it away, put it aside, say something: the page offers what the API would allow */
export function TaskActions({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const person = usePerson();
  const path = `/merchants/${task.merchantId}/tasks/${encodeURIComponent(task.id)}`;
  const claim = useWrite<{ version: number }>(`${path}/claim`);
  const release = useWrite<{ version: number }>(`${path}/release`);
  const watch = useWrite<{ version: number; watching: boolean }>(`${path}/watch`);
  const watches = (task.watchers ?? []).includes(person.id);
  const askedFor = useAsked(task, path);
  const [asked, setAsked] = useState<Asked>();
  const live = task.status === 'open' || task.status === 'claimed';
  const mine = task.status === 'claimed' && task.claimedBy === person.id;
  const works = person.can('task.work');
  const free = task.status === 'open';
  const decides = mayDecide(person.access, task);
  if (!works) return null;
  const items = [
    { id: 'comment', text: t('work.commentDots') },
    ...(mine ? [{ id: 'hand-over', text: t('handOver.dots') }] : []),
    ...(live ? [{ id: 'watch', text: t(watches ? 'watch.off' : 'watch.on') }] : []),
    ...(mine || (free && decides) ? [{ id: 'snooze', text: t('work.snoozeDots') }] : []),
    ...(live && person.can('task.assign') ? [{ id: 'assign', text: t('work.assignDots') }] : []),
  ];
  return (
    <SpaceBetween size="xs">
      <Refusal error={claim.error ?? release.error ?? watch.error} />
      <SpaceBetween size="xs" direction="horizontal">
        {free && decides && (
          <Button variant="primary" loading={claim.isPending} onClick={() => claim.mutate({ version: task.version })}>
            {t('tasks.claim')}
          </Button>
        )}
        {mine && (
          <Button loading={release.isPending} onClick={() => release.mutate({ version: task.version })}>
            {t('tasks.release')}
          </Button>
        )}
        <ButtonDropdown
          items={items}
          expandToViewport
          ariaLabel={t('work.moreOf', { title: task.title })}
          onItemClick={({ detail }) => {
            if (detail.id === 'watch') watch.mutate({ version: task.version, watching: !watches });
            const what = whats.find((one) => one === detail.id);
            if (what !== undefined) setAsked(askedFor(what));
          }}
        >
          {t('work.more')}
        </ButtonDropdown>
      </SpaceBetween>
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </SpaceBetween>
  );
}
