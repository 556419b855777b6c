import type { VolumeFact } from './volume-fact.ts';

/** what somebody looks at: everything that is not said */
export interface VolumeCut {
  readonly country?: string | undefined;
  readonly segment?: string | undefined;
  readonly pspClient?: string | undefined;
  readonly team?: string | undefined;
}

export interface HourCount {
  /** 0 to 23, UTC */
  readonly hour: number;
  readonly opened: number;
  readonly taken: number;
  readonly decided: number;
  readonly cancelled: number;
  /** minutes in hand of the sittings that ended in it, each at most an hour: who forgets to put a task down has not worked on it */
  readonly minutes: number;
}

const MINUTE = 60_000;
/** a sitting counts at most so many minutes */
export const SITTING_MINUTES = 60;

export const isWithin = (fact: Pick<VolumeFact, 'country' | 'segment' | 'pspClient' | 'team'>, cut: VolumeCut): boolean =>
  (cut.country === undefined || fact.country === cut.country) &&
  (cut.segment === undefined || fact.segment === cut.segment) &&
  (cut.pspClient === undefined || fact.pspClient === cut.pspClient) &&
  (cut.team === undefined || (fact.team ?? '') === cut.team);

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** minutes of each sitting that ended among facts in order of time, beside the fact that ended it */
const sittings = (facts: readonly VolumeFact[]): ReadonlyMap<VolumeFact, number> => {
  const since = new Map<string, string>();
  const minutes = new Map<VolumeFact, number>();
  for (const fact of facts) {
    if (fact.what === 'opened') continue;
    const task = `${fact.merchantId}/${fact.taskId}`;
    const from = since.get(task);
    if (from !== undefined) minutes.set(fact, Math.min(SITTING_MINUTES, (Date.parse(fact.at) - Date.parse(from)) / MINUTE));
    if (fact.what === 'taken') since.set(task, fact.at);
    else since.delete(task);
  }
  return minutes;
};

/** The 24 hours of a day from its facts, in order of time: a sitting that began the day before counts nothing. */
export const countHours = (facts: readonly VolumeFact[], cut: VolumeCut = {}): readonly HourCount[] => {
  const own = facts.filter((one) => isWithin(one, cut));
  const minutes = sittings(own);
  const byHour = Map.groupBy(own, ({ at }) => Number(at.slice(11, 13)));
  return Array.from({ length: 24 }, (_, hour) => {
    const here = byHour.get(hour) ?? [];
    const of = (what: VolumeFact['what']): number => here.filter((one) => one.what === what).length;
    const worked = sum(here.map((one) => minutes.get(one) ?? 0));
    return {
      ...{ hour, opened: of('opened'), taken: of('taken'), decided: of('decided'), cancelled: of('cancelled') },
      minutes: Math.round(worked * 10) / 10,
    };
  });
};

/** keys and values there are to look at */
export const cutsOf = (facts: readonly VolumeFact[]) => {
  const values = (of: (fact: VolumeFact) => string | undefined): string[] =>
    [...new Set(facts.flatMap((one) => of(one) ?? []))].sort();
  return {
    country: values(({ country }) => country),
    segment: values(({ segment }) => segment),
    pspClient: values(({ pspClient }) => pspClient),
    team: values(({ team }) => team),
  };
};
