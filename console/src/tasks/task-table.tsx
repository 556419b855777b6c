import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Task } from '../../../domain/model/task.ts';
import type { MerchantCard } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';
import { PageLink } from '../shell/link.tsx';
import { Sla } from '../shell/sla.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { Holder } from './holder.tsx';

export const taskKey = (task: Task): string => `${task.merchantId}/${task.id}`;
export const taskPage = (task: Task, queue = task.queue): string =>
  `/tasks?queue=${queue}&task=${encodeURIComponent(taskKey(task))}`;

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
  readonly footer?: ReactNode;
  /** beside something else: only what tells tasks apart */
  readonly compact?: boolean;
  readonly merchants: ReadonlyMap<string, MerchantCard>;
  /** the queue its links lead to; each task's own when absent */
  readonly queue?: string;
  readonly selection?: { readonly tasks: readonly Task[]; readonly onChange: (tasks: readonly Task[]) => void };
  /** all of one merchant: which one need not be said */
  readonly ofOne?: boolean;
  /** what can be done with a task in its row */
  readonly row?: (task: Task) => ReactNode;
}

/** what one should know of a task before opening it */
function Marks({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const { date } = useFormat();
  const snoozed = task.status === 'open' ? task.snoozedUntil : undefined;
  return (
    <span className="marks">
      {task.fourEyes.required && <Badge color="blue">{t('tasks.fourEyes')}</Badge>}
      {snoozed !== undefined && <Badge color="grey">{t('work.backOn', { when: date(snoozed) })}</Badge>}
    </span>
  );
}

/** tasks in the order of their service level */
export function TaskTable({
  title,
  tasks,
  empty,
  merchants,
  compact = false,
  ofOne = false,
  selection,
  queue,
  row,
  ...more
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
  const about = ofOne ? [] : ['merchant', 'worth'];
  const shown = narrow ? ['task', 'due'] : ['task', ...about, 'due', 'holder'];
  return (
    <Table<Task>
      variant="container"
      items={tasks}
      trackBy={taskKey}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header variant="h2" counter={`(${more.total ?? tasks.length})`} actions={more.actions}>
          {title}
        </Header>
      }
      filter={more.filter}
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
      columnDisplay={['task', 'merchant', 'worth', 'due', 'holder', 'row'].map((id) => ({
        id,
        visible: id === 'row' ? row !== undefined : shown.includes(id),
      }))}
      columnDefinitions={[
        {
          id: 'task',
          header: t('tasks.task'),
          cell: (task) => (
            <>
              <PageLink to={taskPage(task, queue)}>{task.title}</PageLink>
              {narrow && !ofOne && <div>{merchants.get(task.merchantId)?.legalName}</div>}
              {titleOf(task.queue) !== task.title && <div className="quiet">{titleOf(task.queue)}</div>}
              <Marks task={task} />
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
        { id: 'due', header: t('tasks.due'), cell: (task) => <Sla task={task} />, width: 150 },
        { id: 'holder', header: t('tasks.holder'), cell: (task) => <Holder task={task} />, width: 120 },
        { id: 'row', header: '', cell: (task) => row?.(task) },
      ]}
    />
  );
}
