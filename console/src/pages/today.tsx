import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { isRole } from '../../../domain/access.ts';
import type { Task } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock, useNow } from '../now.tsx';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { Loading } from '../shell/loading.tsx';
import { useRefusalText } from '../shell/refusal.tsx';
import { TaskTable, taskKey } from '../tasks/task-table.tsx';
import { useTaskList } from '../tasks/use-task-list.ts';
import { Changed } from '../today/changed.tsx';
import { Stalled } from '../today/stalled.tsx';
import { StartHere } from '../today/start-here.tsx';
import { whatFirst } from '../today/what-first.ts';
import { useWorth } from '../worth.ts';

/** beyond that it is no glance any more */
const SHOWN = 8;
/** as many as one begins a morning with */
const FIRST = 3;

/** what to do first, at one glance; then one's own, what is about to breach, what is worth saving, and what is new */
export default function Today() {
  const { t } = useWords();
  const { isLate, isSoon, number } = useFormat();
  const { id, name, roles } = usePerson();
  const now = useNow();
  const why = useRefusalText();
  const { tasks, merchants, pending, error, wholeUntil } = useTaskList('all');
  const own = useTaskList('mine');
  const leaping = useClock()?.catchingUp === true;
  const open = tasks.filter((one) => one.status === 'open' || one.status === 'claimed');
  const mine = own.tasks.filter((one) => one.status === 'claimed' && one.claimedBy === id);
  const held = new Set(mine.map(taskKey));
  const pressing = open.filter(({ slaDueAt }) => isLate(slaDueAt) || isSoon(slaDueAt));
  const late = pressing.filter(({ slaDueAt }) => isLate(slaDueAt)).length;
  const soon = pressing.length - late;
  // of a queue that goes on beyond what was read, those due later are not counted
  const lateGoesOn = wholeUntil !== undefined && isLate(wholeUntil);
  const goesOn = lateGoesOn || (wholeUntil !== undefined && isSoon(wholeUntil));
  const atLeast = (n: number, more: boolean): string => `${number(n)}${more ? '+' : ''}`;
  const others = pressing.filter((one) => !held.has(taskKey(one)));
  const { reporting } = useWorth();
  const worthOf = ({ merchantId }: Task): number | undefined => {
    const card = merchants.get(merchantId);
    const declared = card?.declaredMonthlyVolumeMinor;
    return card === undefined || declared === undefined ? undefined : reporting(declared, card.currency);
  };
  const first = whatFirst({ mine, open }, { id, roles: roles.filter(isRole) }, { now, worthOf, count: FIRST });
  const loading = pending || own.pending;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          loading
            ? ''
            : pressing.length === 0
              ? t('today.headlineCalm')
              : t('today.headline', { late: atLeast(late, lateGoesOn), soon: atLeast(soon, goesOn) })
        }
      >
        {t('today.title')}, {name}
      </Header>
      {leaping && <Alert type="info">{t('laptop.catchingUpLong')}</Alert>}
      {error !== null && error.name !== 'ApiDown' && <Alert type="error">{t('shell.failed', { message: why(error) })}</Alert>}
      {loading && error === null ? (
        <Loading />
      ) : (
        <div className="today-split">
          <SpaceBetween size="l">
            {first.length > 0 && <StartHere first={first} merchants={merchants} />}
            <TaskTable
              merchants={merchants}
              title={t('today.mine')}
              tasks={mine.slice(0, SHOWN)}
              total={mine.length}
              goesOn={own.wholeUntil !== undefined}
              compact
              queue="mine"
              empty={t('today.mineNone')}
            />
            <TaskTable
              merchants={merchants}
              title={t('today.breach')}
              tasks={others.slice(0, SHOWN)}
              total={others.length}
              goesOn={goesOn}
              compact
              queue="all"
              empty={t('today.breachNone')}
              footer={others.length > SHOWN && <PageLink to="/tasks">{t('today.all')}</PageLink>}
            />
          </SpaceBetween>
          <SpaceBetween size="l">
            <Changed />
            <Stalled />
          </SpaceBetween>
        </div>
      )}
    </SpaceBetween>
  );
}
