import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Task } from '../../../domain/model/task.ts';
import type { MerchantCard } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';
import { Due } from '../shell/due.tsx';
import { PageLink } from '../shell/link.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { Holder } from './holder.tsx';

export const taskKey = (task: Task): string => `${task.merchantId}/${task.id}`;
export const taskPage = (task: Task): string => `/tasks?queue=${task.queue}&task=${encodeURIComponent(taskKey(task))}`;

export const useQueueTitle = (): ((queue: string) => string) => {
  const { data } = usePolicy();
  const { term } = useWords();
  return (queue) => data?.policy.tasks.queues.find(({ key }) => key === queue)?.title ?? term(queue);
};

interface Props {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly total?: number;
  readonly empty: string;
  readonly actions?: ReactNode;
  readonly filter?: ReactNode;
  /** beside something else: only what tells tasks apart */
  readonly compact?: boolean;
  readonly merchants: ReadonlyMap<string, MerchantCard>;
  readonly selection?: { readonly tasks: readonly Task[]; readonly onChange: (tasks: readonly Task[]) => void };
}

/** tasks in the order of their service level */
export function TaskTable({
  title,
  tasks,
  total = tasks.length,
  empty,
  actions,
  filter,

  merchants,
  compact = false,
  selection,
}: Props) {
  const { t } = useWords();
  const titleOf = useQueueTitle();
  const { money } = useFormat();
  const narrow = useNarrow() || compact;
  const worth = (task: Task): string => {
    const merchant = merchants.get(task.merchantId);
    return merchant?.declaredMonthlyVolumeMinor === undefined
      ? '–'
      : money(merchant.declaredMonthlyVolumeMinor, merchant.currency);
  };
  return (
    <Table<Task>
      variant="container"
      items={tasks}
      trackBy={taskKey}
      wrapLines
      header={
        <Header variant="h2" counter={`(${total})`} actions={actions}>
          {title}
        </Header>
      }
      filter={filter}
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
      columnDisplay={['task', 'merchant', 'worth', 'due', 'holder'].map((id) => ({
        id,
        visible: !narrow || id === 'task' || id === 'due',
      }))}
      columnDefinitions={[
        {
          id: 'task',
          header: t('tasks.task'),
          cell: (task) => (
            <>
              <PageLink to={taskPage(task)}>{task.title}</PageLink>
              {narrow && <div>{merchants.get(task.merchantId)?.legalName}</div>}
              {titleOf(task.queue) !== task.title && <div className="quiet">{titleOf(task.queue)}</div>}
            </>
          ),
          isRowHeader: true,
        },
        {
          id: 'merchant',
          header: t('tasks.merchant'),
          cell: (task) => merchants.get(task.merchantId)?.legalName ?? task.merchantId,
        },
        { id: 'worth', header: t('merchants.declared'), cell: (task) => <span className="nowrap">{worth(task)}</span> },
        { id: 'due', header: t('tasks.due'), cell: (task) => <Due at={task.slaDueAt} />, width: 150 },
        { id: 'holder', header: t('tasks.holder'), cell: (task) => <Holder task={task} />, width: 120 },
      ]}
    />
  );
}
