import { addTimes, noTime, type TimeByParty } from '../../domain/case-clock/time-by-party.ts';
import type { Stage } from '../../engine/stage.ts';
import { caseStory, playCase } from './care-stage.ts';
import { inOrder } from './case-story.ts';
import type { Delivery } from './deliver.ts';
import { isUnnamed } from './read-incidents.ts';
import { readPart } from './split-cases.ts';

/** how many there are of something, and the first few by name */
export interface Named {
  readonly count: number;
  readonly first: readonly string[];
}

/** what the cases of a part came to, or of all parts */
export interface CareSum {
  /** ms */
  readonly time: TimeByParty;
  readonly cases: number;
  readonly events: number;
  /** in the file of cases alone, and in the file of events alone */
  readonly withoutEvents: Named;
  readonly unlisted: Named;
  /** listed more than once: it is one case */
  readonly listedTwice: Named;
  /** states that nobody named: they count as ours */
  readonly unnamedStates: Named;
  /** cases that were not played as they should be, each as a sentence */
  readonly wrong: Named;
}

const FEW = 5;
const none: Named = { count: 0, first: [] };
const also = (some: Named, more: Named): Named => ({
  count: some.count + more.count,
  first: [...some.first, ...more.first].toSorted().slice(0, FEW),
});
const oneMore = (some: Named, name: string, is: boolean): Named => (is ? also(some, { count: 1, first: [name] }) : some);
/** states are told by name, once each */
const states = (some: Named, more: readonly string[]): Named => {
  const first = [...new Set([...some.first, ...more])].toSorted().slice(0, FEW);
  return { count: some.count + more.length, first };
};

export const noCases: CareSum = {
  ...{ time: noTime, cases: 0, events: 0 },
  ...{ withoutEvents: none, unlisted: none, listedTwice: none, unnamedStates: none, wrong: none },
};

export const addSums = (one: CareSum, other: CareSum): CareSum => ({
  time: addTimes(one.time, other.time),
  cases: one.cases + other.cases,
  events: one.events + other.events,
  withoutEvents: also(one.withoutEvents, other.withoutEvents),
  unlisted: also(one.unlisted, other.unlisted),
  listedTwice: also(one.listedTwice, other.listedTwice),
  unnamedStates: {
    ...states(one.unnamedStates, other.unnamedStates.first),
    count: one.unnamedStates.count + other.unnamedStates.count,
  },
  wrong: also(one.wrong, other.wrong),
});

/** Plays the cases of one part, one after the other. Throws what the engine throws */
export async function playPart(
  parts: { readonly stage: Stage; readonly dir: string; readonly delivery: Delivery; readonly played: () => void },
  part: number,
): Promise<CareSum> {
  let sum = noCases;
  for (const [incident, { rows, listed }] of readPart(parts.dir, part)) {
    const ordered = inOrder(rows);
    const story = caseStory(incident, ordered, parts.delivery);
    const played = story === undefined ? undefined : await playCase(parts.stage, story);
    const wrong = played?.wrong;
    sum = {
      time: played === undefined ? sum.time : addTimes(sum.time, played.time),
      cases: sum.cases + 1,
      events: sum.events + ordered.length,
      withoutEvents: oneMore(sum.withoutEvents, incident, ordered.length === 0),
      unlisted: oneMore(sum.unlisted, incident, listed === 0),
      listedTwice: oneMore(sum.listedTwice, incident, listed > 1),
      unnamedStates: states(
        sum.unnamedStates,
        ordered.filter(({ state }) => isUnnamed(state)).map(({ state }) => state),
      ),
      wrong: oneMore(sum.wrong, `${incident}: ${wrong}`, wrong !== undefined),
    };
    parts.played();
  }
  return sum;
}
