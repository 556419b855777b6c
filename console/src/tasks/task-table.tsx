import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Task } from '../answers.ts';
import type { MerchantCard } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';
import { Amount } from '../shell/amount.tsx';
import { Sla } from '../shell/sla.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { Holder } from './holder.tsx';
import { TaskLine } from './task-line.tsx';

export const taskKey = (task: Task): string => `${task.merchantId}/${task.id}`;
export const taskPage = (task: Task, queue = task.queue, holder = ''): string =>
  `/tasks?${new URLSearchParams({ queue, ...(holder === '' ? {} : { holder }), task: taskKey(task) })}`;

export const useQueueTitle = (): ((queue: string) => string) => {
  const { data } = usePolicy();
  const { term } = useWords();
  return (queue) => data?.policy.tasks.queues.find(({ key }) => key === queue)?.title ?? term(queue);
};

interface Props {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly total?: number;
  /** there are more of them, not read yet */
  readonly goesOn?: boolean;
  readonly empty: string;
  readonly actions?: ReactNode;
  readonly filter?: ReactNode;
  readonly footer?: ReactNode;
  /** whose it is stands under its title, not in columns of its own */
  readonly compact?: boolean;
  /** beside the evidence of one: a line each and no columns */
  readonly beside?: boolean;
  /** the key of the one whose evidence is shown */
  readonly chosen?: string;
  readonly merchants: ReadonlyMap<string, MerchantCard>;
  /** the queue its links lead to; each task's own when absent */
  readonly queue?: string;
  /** whose tasks its links keep to */
  readonly holder?: string;
  readonly selection?: { readonly tasks: readonly Task[]; readonly onChange: (tasks: readonly Task[]) => void };
  /** all of one merchant: which one need not be said */
  readonly ofOne?: boolean;
  /** what can be done with a task in its row */
  readonly row?: (task: Task) => ReactNode;
}

/** tasks in the order of their service level */
export function TaskTable({
  title,
  tasks,
  empty,
  merchants,
  compact = false,
  beside = false,
  ofOne = false,
  selection,
  queue,
  row,
  ...more
}: Props) {
  const { t } = useWords();
  const narrow = useNarrow();
  const worth = (task: Task): ReactNode => {
    const merchant = merchants.get(task.merchantId);
    if (merchant?.declaredMonthlyVolumeMinor === undefined) return '–';
    return <Amount minor={merchant.declaredMonthlyVolumeMinor} currency={merchant.currency} />;
  };
  const header = (
    <Header variant="h2" counter={`(${more.total ?? tasks.length}${more.goesOn === true ? '+' : ''})`} actions={more.actions}>
      {title}
    </Header>
  );
  // no heads of columns above nothing
  if (tasks.length === 0 && more.filter === undefined)
    return (
      <Container header={header}>
        <Box color="text-body-secondary">{empty}</Box>
      </Container>
    );
  const about = ofOne || compact ? [] : ['merchant', 'worth'];
  // all in one place where there is no room beside it
  const alone = narrow || beside;
  const shown = alone ? ['task'] : ['task', ...about, 'due', 'holder', ...(row === undefined ? [] : ['row'])];
  return (
    <Table<Task>
      variant="container"
      items={tasks}
      trackBy={taskKey}
      wrapLines
      enableKeyboardNavigation
      header={header}
      filter={more.filter === undefined ? undefined : <div className="table-filter">{more.filter}</div>}
      footer={more.footer}
      empty={<Box color="text-body-secondary">{empty}</Box>}
      {...(selection === undefined
        ? {}
        : {
            selectionType: 'multi' as const,
            selectedItems: selection.tasks,
            onSelectionChange: ({ detail }) => selection.onChange(detail.selectedItems),
            ariaLabels: {
              selectionGroupLabel: title,
              allItemsSelectionLabel: () => title,
              itemSelectionLabel: (_state: unknown, task: Task) => task.title,
            },
          })}
      columnDisplay={['task', 'merchant', 'worth', 'due', 'holder', 'row'].map((id) => ({ id, visible: shown.includes(id) }))}
      columnDefinitions={[
        {
          id: 'task',
          header: t('tasks.task'),
          minWidth: 200,
          cell: (task) => (
            <TaskLine
              task={task}
              to={taskPage(task, queue, more.holder)}
              merchant={ofOne || (!compact && !alone) ? undefined : merchants.get(task.merchantId)}
              alone={alone}
              chosen={taskKey(task) === more.chosen}
            >
              {alone && row?.(task)}
            </TaskLine>
          ),
          isRowHeader: true,
        },
        {
          id: 'merchant',
          header: t('tasks.merchant'),
          minWidth: 150,
          cell: (task) => merchants.get(task.merchantId)?.legalName ?? task.merchantId,
        },
        {
          id: 'worth',
          header: <div className="end">{t('merchants.declared')}</div>,
          minWidth: 175,
          cell: (task) => <div className="end amount">{worth(task)}</div>,
        },
        { id: 'due', header: t('tasks.due'), cell: (task) => <Sla task={task} />, minWidth: 190 },
        { id: 'holder', header: t('tasks.holder'), cell: (task) => <Holder task={task} />, minWidth: 110 },
        { id: 'row', header: <span className="visually-hidden">{t('work.more')}</span>, cell: (task) => row?.(task) },
      ]}
    />
  );
}
