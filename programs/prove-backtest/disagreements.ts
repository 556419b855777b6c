import type { Cost, Usage } from '../../engine/report/cost.ts';
import type { Played } from './play-both.ts';

const total = (units: Readonly<Record<string, number>>): number => Object.values(units).reduce((sum, one) => sum + one, 0);
/** what a bill of AWS counts may differ by: both are models of it */
const TOLERANCE = 0.05;

const sameText = (what: string, one: string | undefined, other: string | undefined): readonly string[] => {
  if (one === other) return [];
  if (one === undefined || other === undefined) return [`${what}: only the ${one === undefined ? 'engine' : 'replay'} has it`];
  const at = [...one].findIndex((char, index) => char !== other[index]);
  const from = Math.max(0, at - 60);
  return [`${what}: …${one.slice(from, at + 60)}… in the replay, …${other.slice(from, at + 60)}… in the engine`];
};

/** merchants whose lines are not the same text */
export const merchantDisagreements = (replayed: Played['merchants'], played: Played['merchants']): readonly string[] => {
  const names = new Set([...replayed.keys(), ...played.keys()]);
  return [...names].flatMap((name) => sameText(name, replayed.get(name), played.get(name)));
};

/** refused events that only one of both has */
export const refusalDisagreements = (replayed: Played['refused'], played: Played['refused']): readonly string[] => [
  ...replayed.filter((one) => !played.includes(one)).map((one) => `only the replay refuses ${one}`),
  ...played.filter((one) => !replayed.includes(one)).map((one) => `only the engine refuses ${one}`),
];

/** counts that must be equal */
export const countDisagreements = (replayed: Usage, played: Usage, keys: readonly ('stateTransitions' | 'events' | 'mails')[]) =>
  keys.flatMap((key) =>
    replayed[key] === played[key] ? [] : [`${key}: ${replayed[key]} in the replay, ${played[key]} in the engine`],
  );

interface Billed {
  readonly usage: Usage;
  readonly cost: Pick<Cost, 'total'>;
}

/**
 * What several merchants cause at one instant, a sweep on the whole hour above all, is received and deleted together in the replay. The engine
 * plays a merchant alone and counts its messages apart: it may count so much more of the requests of queues, and of nothing else.
 */
const ALONE = 0.1;
const mayExceed = (name: string, own: number, its: number): number =>
  name === 'queue requests' && own > its ? ALONE * its : TOLERANCE * its;

/** units, requests and costs that lie further apart than both models may */
export const billDisagreements = (replayed: Billed, played: Billed): readonly string[] => {
  const figures = ({ usage, cost }: Billed): Readonly<Record<string, number>> => ({
    'read units': total(usage.readUnits),
    'write units': total(usage.writeUnits),
    'Lambda requests': usage.lambdaRequests,
    'queue requests': usage.queueRequests,
    'requests, all kinds': usage.lambdaRequests + usage.queueRequests + usage.apiRequests,
    'US dollars': cost.total,
  });
  const mine = figures(played);
  return Object.entries(figures(replayed)).flatMap(([name, its]) => {
    const own = mine[name] ?? 0;
    return Math.abs(own - its) <= mayExceed(name, own, its) ? [] : [`${name}: ${its} in the replay, ${own} in the engine`];
  });
};
