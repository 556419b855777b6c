import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock } from '../now.tsx';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { Loading } from '../shell/loading.tsx';
import { useRefusalText } from '../shell/refusal.tsx';
import { TaskTable } from '../tasks/task-table.tsx';
import { useTaskList } from '../tasks/use-task-list.ts';
import { Changed } from '../today/changed.tsx';
import { Stalled } from '../today/stalled.tsx';
import { StartHere } from '../today/start-here.tsx';

/** beyond that it is no glance any more */
const SHOWN = 8;

/** what to do first, at one glance; then one's own, what is about to breach, what is worth saving, and what is new */
export default function Today() {
  const { t } = useWords();
  const { isLate, isSoon } = useFormat();
  const { id, name } = usePerson();
  const why = useRefusalText();
  const { tasks, merchants, pending, error } = useTaskList('all');
  const leaping = useClock()?.catchingUp === true;
  const open = tasks.filter((one) => one.status === 'open' || one.status === 'claimed');
  const mine = open.filter((one) => one.status === 'claimed' && one.claimedBy === id);
  const pressing = open.filter(({ slaDueAt }) => isLate(slaDueAt) || isSoon(slaDueAt));
  const late = pressing.filter(({ slaDueAt }) => isLate(slaDueAt)).length;
  const soon = pressing.length - late;
  const others = pressing.filter((one) => !mine.includes(one));
  // one's own first, then what nobody has taken
  const first =
    mine.find((one) => pressing.includes(one)) ??
    others.find(({ status }) => status === 'open') ??
    mine[0] ??
    open.find(({ status }) => status === 'open');
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={pending ? '' : pressing.length === 0 ? t('today.headlineCalm') : t('today.headline', { late, soon })}
      >
        {t('today.title')}, {name}
      </Header>
      {leaping && <Alert type="info">{t('laptop.catchingUpLong')}</Alert>}
      {error !== null && error.name !== 'ApiDown' && <Alert type="error">{t('shell.failed', { message: why(error) })}</Alert>}
      {pending && error === null ? (
        <Loading />
      ) : (
        <div className="today-split">
          <SpaceBetween size="l">
            {first !== undefined && <StartHere task={first} merchant={merchants.get(first.merchantId)} />}
            <TaskTable
              merchants={merchants}
              title={t('today.mine')}
              tasks={mine.slice(0, SHOWN)}
              total={mine.length}
              compact
              queue="mine"
              empty={t('today.mineNone')}
            />
            <TaskTable
              merchants={merchants}
              title={t('today.breach')}
              tasks={others.slice(0, SHOWN)}
              total={others.length}
              compact
              queue="all"
              empty={t('today.breachNone')}
              footer={others.length > SHOWN && <PageLink to="/tasks">{t('today.all')}</PageLink>}
            />
          </SpaceBetween>
          <SpaceBetween size="l">
            <Changed mine={mine} />
            <Stalled />
          </SpaceBetween>
        </div>
      )}
    </SpaceBetween>
  );
}
