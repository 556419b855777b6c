import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { Loading } from '../shell/loading.tsx';
import { TaskTable } from '../tasks/task-table.tsx';
import { useTaskList } from '../tasks/use-task-list.ts';

const forStalled = /_(call|rescue)$/;

function Count({ label, value, loud = false }: { readonly label: string; readonly value: number; readonly loud?: boolean }) {
  const { number } = useFormat();
  return (
    <div>
      <Box variant="awsui-key-label">{label}</Box>
      <div className={`big-number${loud && value > 0 ? ' late' : ''}`}>{number(value)}</div>
    </div>
  );
}

/** what to do first, at one glance */
export default function Today() {
  const { t } = useWords();
  const { isLate, isSoon } = useFormat();
  const { id, name } = usePerson();
  const { tasks, merchants, pending, error } = useTaskList('all');
  const open = tasks.filter((one) => one.status === 'open' || one.status === 'claimed');
  const mine = open.filter((one) => one.status === 'claimed' && one.claimedBy === id);
  const rest = open.filter((one) => !forStalled.test(one.queue) && !mine.includes(one));
  const stalled = open.filter((one) => forStalled.test(one.queue) && !mine.includes(one));
  if (pending && error === null) return <Loading />;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={t('today.subtitle')}>
        {t('today.title')}, {name}
      </Header>
      <Container>
        <ColumnLayout columns={4} variant="text-grid" minColumnWidth={120}>
          <Count label={t('today.mine')} value={mine.length} />
          <Count label={t('today.overdue')} value={open.filter((one) => isLate(one.slaDueAt)).length} loud />
          <Count label={t('today.soon')} value={open.filter((one) => isSoon(one.slaDueAt)).length} />
          <Count label={t('today.open')} value={open.length} />
        </ColumnLayout>
      </Container>
      {mine.length > 0 && <TaskTable merchants={merchants} title={t('today.mine')} tasks={mine} empty="" />}
      <TaskTable
        merchants={merchants}
        title={t('today.first')}
        tasks={rest.slice(0, 10)}
        total={rest.length}
        empty={t('today.nothing')}
      />
      <TaskTable
        merchants={merchants}
        title={t('today.stalled')}
        tasks={stalled.slice(0, 10)}
        total={stalled.length}
        empty={t('today.stalledNone')}
      />
    </SpaceBetween>
  );
}
