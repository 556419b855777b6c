import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Task } from '../../../domain/model/task.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { Loading } from '../shell/loading.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { TaskDetails } from '../tasks/task-details.tsx';
import { TaskTable } from '../tasks/task-table.tsx';
import { useClaimAll } from '../tasks/use-claim-all.ts';
import { useTaskList } from '../tasks/use-task-list.ts';

/** a queue, and beside it the evidence of the task that is chosen */
export default function Tasks() {
  const { t } = useWords();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const queue = search.get('queue') ?? 'all';
  const chosen = search.get('task') ?? '';
  const { tasks, merchants, queues, pending } = useTaskList(queue);
  const [selected, setSelected] = useState<readonly Task[]>([]);
  const claimAll = useClaimAll();
  // on a telephone what was chosen comes first
  const narrow = useNarrow();
  const options = [
    { value: 'all', label: t('tasks.all') },
    { value: 'mine', label: t('tasks.mine') },
    ...queues.map(({ key, title }) => ({ value: key, label: title })),
  ];
  const [merchantId = '', taskId = ''] = chosen.split(/\/(.*)/s);
  const details = <TaskDetails key={chosen} merchantId={merchantId} taskId={taskId} />;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('tasks.title')}</Header>
      <Grid
        gridDefinition={[
          { colspan: { default: 12, m: chosen === '' ? 12 : 7 } },
          { colspan: { default: 12, m: chosen === '' ? 12 : 5 } },
        ]}
      >
        {chosen !== '' && narrow && details}
        {pending ? (
          <Loading />
        ) : (
          <TaskTable
            title={options.find(({ value }) => value === queue)?.label ?? queue}
            tasks={tasks}
            compact={chosen !== ''}
            merchants={merchants}
            empty={t(queue === 'mine' ? 'tasks.noneMine' : 'tasks.none')}
            selection={{ tasks: selected, onChange: setSelected }}
            actions={
              person.can('task.work') && (
                <Button
                  disabled={selected.length === 0}
                  loading={claimAll.isPending}
                  onClick={() => claimAll.mutate(selected, { onSettled: () => setSelected([]) })}
                >
                  {t('tasks.claim')}
                </Button>
              )
            }
            filter={
              <Select
                ariaLabel={t('tasks.queue')}
                selectedOption={options.find(({ value }) => value === queue) ?? null}
                options={options}
                onChange={({ detail }) => setSearch({ queue: detail.selectedOption.value ?? 'all' })}
              />
            }
          />
        )}
        {chosen !== '' && !narrow ? details : <span />}
      </Grid>
    </SpaceBetween>
  );
}
