import { rejectionTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicy } from '../queries.ts';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { Sayings } from './timeline-words.ts';

/** what a milestone is called: so much captured, or so many payments; undefined when policy has dropped it */
export const useMilestoneName = (): ((key: string, currency: string) => string | undefined) => {
  const { t } = useWords();
  const { money, number } = useFormat();
  const { data } = usePolicy();
  return (key, currency) => {
    const one = data?.policy.care.milestones.find((milestone) => milestone.key === key);
    const amount = one?.amountMinor?.[currency];
    if (amount !== undefined) return t('merchant.milestoneTpv', { amount: money(amount, currency) });
    return one?.count === undefined ? undefined : t('merchant.milestoneCount', { n: number(one.count) });
  };
};

/** what the timeline's ids are called: a requirement by its title, a queue and a milestone by the policy's */
export const useNames = ({ merchant, requirements, payments }: ShownSnapshot): Sayings['nameOf'] => {
  const queueOf = useQueueTitle();
  const milestoneOf = useMilestoneName();
  const voice = useVoice();
  const { data } = usePolicy();
  const { rejections = [] } = data?.policy.requirements ?? {};
  const { declineReasons = [] } = data?.policy.risk ?? {};
  const titles = new Map(requirements.map(({ id, title }) => [id, title]));
  return (field, id) => {
    if (field === 'requirementId') return titles.get(id);
    if (field === 'queue') return queueOf(id);
    if (field === 'milestone' || field === 'key') return milestoneOf(id, payments?.currency ?? merchant.currency);
    if (field === 'declineCode') return declineReasons.find(({ key }) => key === id)?.title;
    const rejection = field === 'code' ? rejections.find(({ key }) => key === id) : undefined;
    return rejection && rejectionTitle(rejection.key, rejection.title, voice);
  };
};
