import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type * as z from 'zod';
import type { answer as explainPolicy } from '../../../functions/api/explain-policy/answer.ts';
import type { answer as listDeadLetters } from '../../../functions/api/list-dead-letters/answer.ts';
import type { answer as listFailedRuns } from '../../../functions/api/list-failed-runs/answer.ts';
import type { merchantStanding } from '../../../functions/api/list-merchants/answer.ts';
import type { answer as redriveRun } from '../../../functions/api/redrive-run/answer.ts';
import type { answer as replayDeadLetters } from '../../../functions/api/replay-dead-letters/answer.ts';
import { ApiProblem, get, post, type ShownSnapshot } from '../api.ts';
import { useSpoken } from '../i18n/use-spoken.ts';
import { useSession } from '../session.tsx';

export type StandingAnswer = z.output<typeof merchantStanding>;
export type Standing = StandingAnswer['standing'][number];
export type FailedRuns = z.output<typeof listFailedRuns>;
export type FailedRun = FailedRuns['runs'][number];
export type DeadLetters = z.output<typeof listDeadLetters>;
export type DeadQueue = DeadLetters['queues'][number];
export type DeadLetter = DeadLetters['letters'][number];
export type PolicyText = z.output<typeof explainPolicy>;
/** what was said about proposals */
export type ProposalComments = PolicyText['comments'];
export type RunTriedAgain = z.output<typeof redriveRun>;
export type LettersReplayed = z.output<typeof replayDeadLetters>;

export const useStanding = () => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['standing'],
    queryFn: () => get<StandingAnswer>(door, '/merchants?view=standing'),
    refetchInterval: 10_000,
  });
};

export const useFailedRuns = (playbook: string, status: string, cursor: string, allowed: boolean) => {
  const { door } = useSession();
  const { failures } = useSpoken();
  return useQuery({
    select: failures,
    queryKey: ['failures', playbook, status, cursor],
    queryFn: () => {
      const query = new URLSearchParams({ status, ...(cursor === '' ? {} : { cursor }) });
      return get<FailedRuns>(door, `/playbooks/${playbook}/failures?${query}`);
    },
    enabled: allowed,
    refetchInterval: 15_000,
  });
};

export const useDeadLetters = (queue: string, allowed: boolean) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['dead-letters', queue],
    queryFn: () => get<DeadLetters>(door, `/dead-letters${queue === '' ? '' : `?queue=${queue}`}`),
    enabled: allowed,
    placeholderData: keepPreviousData,
    // every look hides the letters from the next for a moment
    refetchInterval: 30_000,
  });
};

export const usePolicyText = (version: string, against: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['policy-text', version, against],
    queryFn: () => {
      const query = new URLSearchParams({
        ...(version === '' ? {} : { version }),
        ...(against === '' ? {} : { against }),
      });
      return get<PolicyText>(door, `/policy/sentences?${query}`);
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

/** a deed of whoever looks after runs and queues; its key stays while the same thing is tried again */
export const useDeed = <Answer>(path: string) => {
  const { door } = useSession();
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (body: object) => post<Answer>(door, path, body, key.current),
    onSettled: async (_answer, error) => {
      // done or refused for good: another try is another wish; what failed in the middle is the same one
      if (error === null || (error instanceof ApiProblem && error.status < 500)) key.current = crypto.randomUUID();
      await Promise.all(
        ['failures', 'dead-letters', 'standing', 'policy-text', 'policy'].map((name) =>
          client.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
  });
};

/** legal name of a merchant; undefined while loading, and for a merchant that is not `registered` */
export const useMerchantName = (merchantId: string, registered: boolean): string | undefined => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['name', merchantId],
    queryFn: () => get<ShownSnapshot>(door, `/merchants/${merchantId}`),
    select: ({ merchant }) => merchant.legalName,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: registered,
  }).data;
};
