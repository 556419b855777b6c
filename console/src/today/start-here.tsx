import Container from '@cloudscape-design/components/container';
import type { MerchantCard } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { Sla } from '../shell/sla.tsx';
import { taskPage, useQueueTitle } from '../tasks/task-table.tsx';
import { useWorth } from '../worth.ts';
import type { First } from './what-first.ts';

interface Props {
  readonly first: readonly First[];
  readonly merchants: ReadonlyMap<string, MerchantCard>;
}

/** the few tasks to begin the day with, each with why it is there */
export function StartHere({ first, merchants }: Props) {
  const { t } = useWords();
  const { both, basis } = useWorth();
  const titleOf = useQueueTitle();
  const about = ({ task, own, urgency }: First): string => {
    const merchant = merchants.get(task.merchantId);
    const declared = merchant?.declaredMonthlyVolumeMinor;
    return [
      ...[t(`start.${urgency}`), t(own ? 'start.own' : 'start.free')],
      merchant !== undefined && !task.title.includes(merchant.legalName) ? merchant.legalName : undefined,
      titleOf(task.queue) === task.title ? undefined : titleOf(task.queue),
      merchant === undefined || declared === undefined
        ? undefined
        : t('today.atRisk', { amount: both(declared, merchant.currency) }),
    ]
      .filter((one) => one !== undefined)
      .join(' · ');
  };
  return (
    <Container>
      <div className="start-here" data-late={first[0]?.urgency === 'late'}>
        <h2 className="quiet">{t('today.start')}</h2>
        <ol>
          {first.map((one, at) => (
            <li key={`${one.task.merchantId}/${one.task.id}`}>
              <PageLink to={taskPage(one.task, 'all')} size={at === 0 ? 'heading-l' : 'heading-s'}>
                {one.task.title}
              </PageLink>
              <div>
                <Sla task={one.task} explained={at === 0} />
              </div>
              <div className="quiet">{about(one)}</div>
            </li>
          ))}
        </ol>
        <div className="quiet small">
          {t('start.order')} {basis}
        </div>
      </div>
    </Container>
  );
}
