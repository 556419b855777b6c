import { type Scorecard, type ScoredCase, scorecards } from '../scorecard/scorecard.ts';
import type { VolumeDay } from './volume-day.ts';

/** days that scorecards look back */
export const SCORED_DAYS = 91;

const casesOf = (team: string, kind: string, { n, met }: { readonly n: number; readonly met: number }): readonly ScoredCase[] =>
  Array.from({ length: n }, (_, at) => ({ team, kind, met: at < met }));

/** Each team's work of the last weeks against what its mix of queues and segments would give anybody. Nobody is ranked. */
export const teamCards = (
  queues: readonly { readonly queue: string; readonly days: readonly VolumeDay[] }[],
): readonly Scorecard[] =>
  scorecards(
    queues.flatMap(({ queue, days }) =>
      days
        .slice(-SCORED_DAYS)
        .flatMap(({ teams }) =>
          Object.entries(teams).flatMap(([team, mix]) =>
            Object.entries(mix).flatMap(([segment, counts]) => casesOf(team, `${queue}/${segment}`, counts)),
          ),
        ),
    ),
  );
