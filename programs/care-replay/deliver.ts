import { chance } from '../../world/chance.ts';
import type { CaseNews } from './read-incidents.ts';

export interface Delivery {
  /** each is delivered twice */
  readonly duplicate: boolean;
  /** each comes up to so many minutes late; 0: in order of time */
  readonly shuffleMinutes: number;
}

/** News as it arrives: by the instant it comes, which may be late, and perhaps twice. The same news is delivered the same way each time. */
export const deliver = (news: readonly CaseNews[], { duplicate, shuffleMinutes }: Delivery): readonly CaseNews[] => {
  const times = duplicate ? [0, 1] : [0];
  return news
    .flatMap((one) =>
      times.map((time) => {
        const late = shuffleMinutes === 0 ? 0 : chance(1, one.caseId, one.move.seq, time) * shuffleMinutes * 60_000;
        return { one, comes: one.move.at + late };
      }),
    )
    .toSorted((a, b) => a.comes - b.comes || (shuffleMinutes === 0 ? a.one.move.seq - b.one.move.seq : 0))
    .map(({ one }) => one);
};
