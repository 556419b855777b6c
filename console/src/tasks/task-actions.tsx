import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { mayDecide } from '../../../domain/task/who-decides.ts';
import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useKey } from '../shell/use-key.ts';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import { useAsked, whats } from './task-dialogs.ts';
import { useTaskTold } from './task-told.ts';

interface Props {
  readonly task: Task;
  /** it is the one task that is open: keys act on it */
  readonly keys?: boolean;
}

/** take it, give it back, give it away, put it aside, say something: the page offers what the API would allow */
export function TaskActions({ task, keys = false }: Props) {
  const { t } = useWords();
  const person = usePerson();
  const path = `/merchants/${task.merchantId}/tasks/${encodeURIComponent(task.id)}`;
  const told = useTaskTold(task, path);
  const claim = useWrite<{ version: number }>(`${path}/claim`, '', told.claimed);
  const release = useWrite<{ version: number }>(`${path}/release`, '', told.released);
  const watches = (task.watchers ?? []).includes(person.id);
  const watch = useWrite<{ version: number; watching: boolean }>(`${path}/watch`, '', (answer) => told.watched(answer, !watches));
  const askedFor = useAsked(task, path);
  const [asked, setAsked] = useState<Asked>();
  const live = task.status === 'open' || task.status === 'claimed';
  const mine = task.status === 'claimed' && task.claimedBy === person.id;
  const works = person.can('task.work');
  const free = task.status === 'open';
  const decides = mayDecide(person.access, task);
  const take = works && free && decides ? () => claim.mutate({ version: task.version }) : undefined;
  useKey('c', keys && !claim.isPending ? take : undefined);
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
        {take !== undefined && (
          <Button variant="primary" loading={claim.isPending} onClick={take}>
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
