import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-outages/answer.ts';
import { get } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';
import { useSession } from '../session.tsx';

type OutagesAnswer = z.output<typeof answer>;
export type ShownOutage = OutagesAnswer['outages'][number];

/** every outage that runs, is planned or ended lately: all screens ask, so they ask seldom */
export const useOutages = () => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['outages'],
    queryFn: () => get<OutagesAnswer>(door, '/outages'),
    refetchInterval: 15_000,
  });
};

/** an outage as people read it */
export const useOutageWords = () => {
  const { t } = useWords();
  const { country } = useFormat();
  const { data } = usePolicy();
  const named = ({ provider }: ShownOutage): string =>
    data?.policy.requirements.providers.find(({ key }) => key === provider)?.name ?? provider;
  return {
    provider: named,
    capability: ({ capability }: ShownOutage): string => t(`outage.${capability}`),
    countries: ({ countries }: ShownOutage): string =>
      countries.length === 0 ? t('outage.everywhere') : countries.map(country).join(', '),
    kind: ({ kind }: ShownOutage): string => t(`outage.${kind}`),
  };
};
