import Container from '@cloudscape-design/components/container';
import type { Task } from '../answers.ts';
import type { MerchantCard } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { Sla } from '../shell/sla.tsx';
import { taskPage, useQueueTitle } from '../tasks/task-table.tsx';

/** the one task to begin the day with */
export function StartHere({ task, merchant }: { readonly task: Task; readonly merchant: MerchantCard | undefined }) {
  const { t } = useWords();
  const { money, isLate } = useFormat();
  const titleOf = useQueueTitle();
  const declared = merchant?.declaredMonthlyVolumeMinor;
  const about = [
    merchant?.legalName,
    titleOf(task.queue) === task.title ? undefined : titleOf(task.queue),
    merchant === undefined || declared === undefined
      ? undefined
      : t('today.atRisk', { amount: money(declared, merchant.currency) }),
  ].filter((one) => one !== undefined);
  return (
    <Container>
      <div className="start-here" data-late={isLate(task.slaDueAt)}>
        <span className="quiet">{t('today.start')}</span>
        <PageLink to={taskPage(task, 'all')} size="heading-l">
          {task.title}
        </PageLink>
        <div>
          <Sla task={task} explained />
        </div>
        <div className="quiet">{about.join(' · ')}</div>
      </div>
    </Container>
  );
}
