import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { mayDecide } from '../../../domain/task/who-decides.ts';
import type { Task } from '../answers.ts';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { shortName } from '../shell/short-name.ts';
import { WithReason } from '../shell/with-reason.tsx';
import { DecideForm, Ended } from './decide-form.tsx';
import { TaskActions } from './task-actions.tsx';
import { useChoiceTold } from './use-choice-told.ts';

/** who has approved already, and whose approval is wanted now */
function FourEyes({ task, decides }: { readonly task: Task; readonly decides: boolean }) {
  const { t } = useWords();
  const choiceTold = useChoiceTold();
  const { instant } = useFormat();
  const person = usePerson();
  // a choice may take two though the task does not: then there is a first approval
  if ((!task.fourEyes.required && task.approvals.length === 0) || (task.status !== 'open' && task.status !== 'claimed'))
    return null;
  const first = task.approvals.at(-1);
  const told = first && {
    by: first.by === person.id ? t('tasks.you') : shortName(first.by),
    ...{ choice: choiceTold(first), when: instant(first.at) },
  };
  const own = first?.by === person.id;
  return (
    <Alert type={own ? 'warning' : 'info'} header={t('tasks.fourEyes')}>
      <div>
        {task.fourEyes.required ? t('tasks.fourEyesWhy', { reasons: task.fourEyes.reasons.join(', ') }) : t('task.waiveTakesTwo')}
      </div>
      {told === undefined && decides && <strong>{t('task.secondNeeded')}</strong>}
      {first !== undefined && !own && (
        <strong>
          <WithReason text={t(decides ? 'task.second' : 'task.firstWas', told)} reason={first.reason} />
        </strong>
      )}
      {own && <strong>{t('tasks.notYou')}</strong>}
    </Alert>
  );
}

interface Props {
  readonly task: Task;
  readonly snapshot: ShownSnapshot;
  /** the decision is stored; false when there is nothing to go on to */
  readonly onDecided: () => boolean;
}

/** claim, then decide: the page mirrors what the API enforces */
export function Decision({ task, snapshot, onDecided }: Props) {
  const { t } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const decides = mayDecide(person.access, task);
  const mine = task.status === 'claimed' && task.claimedBy === person.id;
  const live = task.status === 'open' || task.status === 'claimed';
  return (
    <SpaceBetween size="s">
      {task.status === 'claimed' && !mine && (
        <Alert type="warning">{t('tasks.heldBy', { by: shortName(task.claimedBy), when: instant(task.claimedAt) })}</Alert>
      )}
      {task.status === 'open' && task.snoozedUntil !== undefined && (
        <Alert type="info">
          <WithReason text={t('work.snoozed', { when: instant(task.snoozedUntil) })} reason={task.snoozeReason ?? ''} />
        </Alert>
      )}
      <FourEyes task={task} decides={decides} />
      {live && !decides && <Alert type="info">{t('tasks.notAllowed')}</Alert>}
      <Ended task={task} />
      <TaskActions task={task} keys />
      {decides && mine && <DecideForm task={task} snapshot={snapshot} onDecided={onDecided} />}
      {decides && task.status === 'open' && <Box color="text-body-secondary">{t('tasks.claimFirst')}</Box>}
    </SpaceBetween>
  );
}
