import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { Rate } from '../../../domain/metrics/rate.ts';
import { type ServedTask, serviceLevel, slaAttainment } from '../../../domain/metrics/service.ts';
import type { Task } from '../../../domain/model/task.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy, useQueues } from '../queries.ts';
import { PageLink } from '../shell/link.tsx';
import { Loading } from '../shell/loading.tsx';

const HOUR = 3_600_000;
const WITHIN_HOURS = 8;

const served = (task: Task): ServedTask => ({
  openedAt: task.openedAt,
  slaDueAt: task.slaDueAt,
  decidedAt: task.status === 'decided' ? task.decision.at : undefined,
  firstClaimedAt: task.firstClaimedAt,
  endedAt: task.status === 'cancelled' ? task.cancelledAt : undefined,
});

interface Row {
  readonly key: string;
  readonly title: string;
  readonly tasks: readonly ServedTask[];
}

/** service figures per queue, over the tasks the API has on its first page of each list: n says how many */
export function ServiceFigures() {
  const { t } = useWords();
  const { percent, number } = useFormat();
  const now = new Date(useNow()).toISOString();
  const policy = usePolicy();
  const queues = useMemo(() => policy.data?.policy.tasks.queues ?? [], [policy.data]);
  const keys = queues.map(({ key }) => key);
  const open = useQueues(keys, 'open');
  const done = useQueues(keys, 'done');
  if (policy.isPending || open.pending || done.pending) return <Loading />;
  const all = [...open.tasks, ...done.tasks];
  const rows: Row[] = queues.map(({ key, title }) => ({
    key,
    title,
    tasks: all.filter((task) => task.queue === key).map(served),
  }));
  const shown = (rate: Rate): string =>
    rate.value === null ? t('merchant.notEnough') : `${percent(rate.value)} (n = ${number(rate.n)})`;
  return (
    <Table<Row>
      variant="container"
      wrapLines
      items={rows}
      trackBy="key"
      header={
        <Header variant="h2" description={open.more || done.more ? t('figures.firstPage') : t('figures.allTasks')}>
          {t('figures.service')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'queue',
          header: t('tasks.queue'),
          isRowHeader: true,
          cell: ({ key, title }) => <PageLink to={`/tasks?queue=${key}`}>{title}</PageLink>,
        },
        {
          id: 'sla',
          header: <abbr title={t('figures.slaIs')}>{t('figures.sla')}</abbr>,
          cell: ({ tasks }) => shown(slaAttainment(tasks, now)),
        },
        {
          id: 'open',
          header: t('figures.counts'),
          cell: ({ tasks }) => {
            const { met, breached, openInTime } = slaAttainment(tasks, now);
            return `${met} / ${breached} / ${openInTime}`;
          },
        },
        {
          id: 'level',
          header: (
            <abbr title={t('figures.levelIs', { hours: WITHIN_HOURS })}>{t('figures.level', { hours: WITHIN_HOURS })}</abbr>
          ),
          cell: ({ tasks }) => shown(serviceLevel(tasks, WITHIN_HOURS * HOUR)),
        },
      ]}
    />
  );
}
