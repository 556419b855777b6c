import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/show-teams/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

export type TeamsAnswer = z.output<typeof answer>;
export type ShownTeam = TeamsAnswer['teams'][number];
export type ShownAllocation = TeamsAnswer['allocations'][number];
export type ShownShare = ShownAllocation['shares'][number];
export type ShownMove = TeamsAnswer['moves'][number];

/** teams as they stand */
export const useTeams = () => {
  const { door } = useSession();
  return useQuery({ queryKey: ['teams'], queryFn: () => get<TeamsAnswer>(door, '/teams'), refetchInterval: 15_000 });
};
