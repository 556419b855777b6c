import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { mayDecide } from '../../domain/task/who-decides.ts';
import type { Task } from './answers.ts';
import { get, type MerchantPage, post } from './api.ts';
import { useSession } from './session.tsx';
import { sittingOf } from './shell/last-seen.ts';
import type {
  AnswerCase,
  CaseAnswer,
  ChangesAnswer,
  Colleague,
  DailyMailAnswer,
  InformationPreview,
  PeopleAnswer,
  PreviewAnswer,
  RejectionPreview,
  ScreeningAnswer,
} from './work-answers.ts';

/** the letter a nudge would be now; looked at anew each time it is asked for */
export const usePreview = (merchantId: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['preview', merchantId],
    queryFn: () => get<PreviewAnswer>(door, `/merchants/${merchantId}/nudge-preview`),
    gcTime: 0,
  });
};

/** the letter a request for information would be, in the language asked for */
export const useInformationPreview = (
  merchantId: string,
  { items, language }: { items: readonly string[]; language: string },
) => {
  const { door } = useSession();
  const query = new URLSearchParams({ items: items.join(','), language });
  return useQuery({
    queryKey: ['information-preview', merchantId, items.join(','), language],
    queryFn: () => get<InformationPreview>(door, `/merchants/${merchantId}/information-preview?${query}`),
    enabled: items.length > 0,
    placeholderData: keepPreviousData,
  });
};

/** the letter a rejection would become, by a reason of policy's catalogue */
export const useRejectionPreview = ({ merchantId, id }: { merchantId: string; id: string }, code: string) => {
  const { door } = useSession();
  const path = `/merchants/${merchantId}/requirements/${encodeURIComponent(id)}/rejection-preview`;
  return useQuery({
    queryKey: ['rejection-preview', merchantId, id, code],
    queryFn: () => get<RejectionPreview>(door, `${path}?${new URLSearchParams({ code })}`),
    enabled: code !== '',
    placeholderData: keepPreviousData,
  });
};

/** what a merchant asked on its page, and what was written */
export const useCase = (merchantId: string, caseId: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['case', merchantId, caseId],
    queryFn: () => get<CaseAnswer>(door, `/merchants/${merchantId}/cases/${encodeURIComponent(caseId)}`),
    // a merchant, a help desk or a colleague may go on with it meanwhile
    refetchInterval: 4_000,
  });
};

/** what one chose for one's own daily mail */
export const useDailyMail = () => {
  const { door } = useSession();
  return useQuery({ queryKey: ['daily-mail'], queryFn: () => get<DailyMailAnswer>(door, '/me/digest'), gcTime: 0 });
};

export const useScreening = (merchantId: string, allowed: boolean) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['screening', merchantId],
    queryFn: () => get<ScreeningAnswer>(door, `/merchants/${merchantId}/screening`),
    enabled: allowed,
    staleTime: 60_000,
  });
};

/** what others did to one's merchants since one was last here, by what the server knows of it */
export const useChanges = () => {
  const { door } = useSession();
  const sitting = sittingOf();
  return useQuery({
    queryKey: ['changes', sitting],
    queryFn: () => get<ChangesAnswer>(door, `/changes?${new URLSearchParams({ sitting })}`),
    refetchInterval: 15_000,
  });
};

/** merchants whose move it is and who have not moved for days, the most valuable first */
export const useStalled = (days: number, limit: number) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['merchants', 'stalled', days, limit],
    queryFn: () => get<MerchantPage>(door, `/merchants?stalledDays=${days}&sort=value&limit=${limit}`),
    refetchInterval: 30_000,
  });
};

export interface Choice {
  readonly people: readonly Colleague[];
  readonly status: 'pending' | 'loading' | 'error' | 'finished';
  readonly again: () => void;
}

/** whom tasks can be given to: those of the user pool who may decide all of them and are not the first approver of one */
export const usePeople = (tasks: readonly Task[]): Choice => {
  const { door } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['people', 'all'],
    queryFn: () => get<PeopleAnswer>(door, '/people'),
    staleTime: 60_000,
  });
  const approved = new Set(tasks.flatMap(({ approvals }) => approvals.map(({ by }) => by)));
  const mayHave = ({ id, roles }: Colleague): boolean => !approved.has(id) && tasks.every((task) => mayDecide(roles, task));
  return {
    people: data?.people.filter(mayHave) ?? [],
    status: data !== undefined ? 'finished' : error !== null ? 'error' : 'loading',
    again: () => void refetch(),
  };
};

/** what the merchant would read of an answer as it stands; writes nothing */
export const useAnswerPreview = (path: string, version: number) => {
  const { door } = useSession();
  return useMutation({
    mutationFn: async (text: string) => {
      const answer = await post<AnswerCase>(door, path, { kind: 'preview', version, text }, crypto.randomUUID());
      if (answer.kind !== 'preview') throw new Error('a preview was asked for, and something else was answered');
      return answer;
    },
  });
};
