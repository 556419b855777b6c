import Badge from '@cloudscape-design/components/badge';
import type { ReactNode } from 'react';
import type { Task } from '../answers.ts';
import type { MerchantCard } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { shortName } from '../shell/short-name.ts';
import { Sla } from '../shell/sla.tsx';
import { useWorth } from '../worth.ts';

/** one task of a list, with the facts that help to choose it */
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

interface Props {
  readonly task: Task;
  /** its page */
  readonly to: string;
  /** whose it is, where that has no column of its own */
  readonly merchant: MerchantCard | undefined;
  /** no columns beside it: when it is due, and who holds it where somebody does, is said here */
  readonly alone: boolean;
  /** its evidence is shown beside the list */
  readonly chosen: boolean;
  /** what can be done with it */
  readonly children?: ReactNode;
}

/** a task as a line of a list: its title, whose it is, what it is worth */
export function TaskLine({ task, to, merchant, alone, chosen, children }: Props) {
  const { t } = useWords();
  const { both } = useWorth();
  const { id } = usePerson();
  const worth = merchant?.declaredMonthlyVolumeMinor;
  const holder = alone && task.status === 'claimed' ? task.claimedBy : undefined;
  const about = [
    merchant?.legalName,
    merchant === undefined || worth === undefined ? undefined : t('today.atRisk', { amount: both(worth, merchant.currency) }),
    holder === undefined ? undefined : `${t('tasks.holder')}${t('colon')}${holder === id ? t('tasks.you') : shortName(holder)}`,
  ].filter((one) => one !== undefined);
  return (
    <div className="task-line" {...(chosen ? { 'aria-current': true } : {})}>
      <PageLink to={to}>{task.title}</PageLink>
      {about.length > 0 && <div className="quiet">{about.join(' · ')}</div>}
      {alone && (
        <div>
          <Sla task={task} />
        </div>
      )}
      <Marks task={task} />
      {children}
    </div>
  );
}
