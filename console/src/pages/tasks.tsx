import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePerson } from '../session.tsx';
import { Loading } from '../shell/loading.tsx';
import { Missing } from '../shell/missing.tsx';
import { useRefusalText } from '../shell/refusal.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { BulkActions } from '../tasks/bulk-actions.tsx';
import { anyone, HolderFilter, heldBy } from '../tasks/holder-filter.tsx';
import { nextTask } from '../tasks/next-task.ts';
import { OutcomeTold } from '../tasks/outcome-told.tsx';
import { TaskDetails } from '../tasks/task-details.tsx';
import { TaskTable, taskKey } from '../tasks/task-table.tsx';
import type { Outcome } from '../tasks/use-bulk.ts';
import { useTaskList } from '../tasks/use-task-list.ts';

/** a queue, and beside it the evidence of the task that is chosen */
export default function Tasks() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const queue = search.get('queue') ?? 'all';
  const chosen = search.get('task') ?? '';
  const holder = search.get('holder') ?? anyone;
  const { tasks: all, merchants, queues, pending, error, wholeUntil, more, reading } = useTaskList(queue);
  const tasks = heldBy(all, holder);
  const of = (more: Readonly<Record<string, string>>): Record<string, string> => ({
    queue,
    ...(holder === anyone ? {} : { holder }),
    ...more,
  });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<Outcome>();
  // as they are now, not as they were when they were ticked
  const selected = tasks.filter((task) => keys.has(taskKey(task)));
  // on a telephone what was chosen comes first
  const narrow = useNarrow();
  const why = useRefusalText();
  const options = [
    { value: 'all', label: t('tasks.all') },
    { value: 'mine', label: t('tasks.mine') },
    ...queues.map(({ key, title }) => ({ value: key, label: title })),
  ];
  const person = usePerson();
  const now = useNow();
  const goOn = (): boolean => {
    const next = nextTask(tasks, chosen, taskKey, { id: person.id, roles: person.access }, now);
    if (next !== undefined) setSearch(of({ task: taskKey(next) }));
    return next !== undefined;
  };
  const [merchantId = '', taskId = ''] = chosen.split(/\/(.*)/s);
  const known = queues.length === 0 || options.some(({ value }) => value === queue);
  const details = (
    <div className={narrow ? '' : 'task-pane'}>
      <TaskDetails key={chosen} merchantId={merchantId} taskId={taskId} onDecided={goOn} />
    </div>
  );
  const done = (told: Outcome): void => {
    setKeys(new Set());
    setOutcome(told);
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('tasks.title')}</Header>
      {outcome !== undefined && <OutcomeTold outcome={outcome} onDismiss={() => setOutcome(undefined)} />}
      <div className={chosen === '' ? '' : 'task-split'}>
        {chosen !== '' && narrow && details}
        {!known ? (
          <Missing text="missing.queue" to="/tasks" link="today.all" />
        ) : error !== null && tasks.length === 0 ? (
          <Alert type="error">{t('shell.failed', { message: why(error) })}</Alert>
        ) : pending ? (
          <Loading />
        ) : (
          <TaskTable
            title={t(queue === 'mine' ? 'today.mine' : 'tasks.openOnes')}
            tasks={tasks}
            goesOn={wholeUntil !== undefined}
            footer={
              wholeUntil !== undefined && (
                <Button loading={reading} onClick={more}>
                  {t('tasks.more')}
                </Button>
              )
            }
            beside={chosen !== ''}
            chosen={chosen}
            merchants={merchants}
            queue={queue}
            holder={holder}
            empty={t(queue === 'mine' ? 'tasks.noneMine' : 'tasks.none')}
            selection={{ tasks: selected, onChange: (ticked) => setKeys(new Set(ticked.map(taskKey))) }}
            actions={<BulkActions selected={selected} onDone={done} />}
            filter={
              <>
                <Select
                  ariaLabel={t('tasks.queue')}
                  selectedOption={options.find(({ value }) => value === queue) ?? null}
                  options={options}
                  onChange={({ detail }) => setSearch(of({ queue: detail.selectedOption.value ?? 'all' }))}
                />
                {queue !== 'mine' && (
                  <HolderFilter
                    tasks={all}
                    holder={holder}
                    onChange={(next) => setSearch(next === anyone ? { queue } : { queue, holder: next })}
                  />
                )}
              </>
            }
          />
        )}
        {chosen !== '' && !narrow && details}
      </div>
    </SpaceBetween>
  );
}
