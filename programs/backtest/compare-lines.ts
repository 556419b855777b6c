import type { MerchantLine } from '../../engine/report/merchant-line.ts';

/** what is compared of one merchant: how often, when first, and how it ended */
const shown = ({ stage, stageHistory, nudges, notNudgedBecause, tasks }: MerchantLine) => {
  const sent = nudges.filter(({ outcome }) => outcome === 'sent');
  return {
    stage,
    stageSince: stageHistory.at(-1)?.at ?? null,
    nudgesSent: sent.length,
    firstNudgeAt: sent[0]?.at ?? null,
    notNudgedBecause,
    tasksOpened: tasks.length,
    tasksDecided: tasks.filter(({ decidedAt }) => decidedAt !== null).length,
  };
};

/** one merchant who fared differently, only in what differs: [under the policy, under the other one] */
export interface MerchantChange {
  readonly externalReference: string;
  readonly merchantId: string;
  readonly changed: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** undefined when both lines are the same to the last byte */
export function changeOf(under: MerchantLine, against: MerchantLine): MerchantChange | undefined {
  if (JSON.stringify(under) === JSON.stringify(against)) return undefined;
  const [one, other] = [shown(under), shown(against)];
  const others = new Map(Object.entries(other));
  const changed = Object.fromEntries(
    Object.entries(one).flatMap(([name, value]) =>
      JSON.stringify(value) === JSON.stringify(others.get(name)) ? [] : [[name, [value, others.get(name)] as const]],
    ),
  );
  return { externalReference: under.externalReference, merchantId: under.merchantId, changed };
}

/** every number of a tree that is another in the other tree, by its path: [under, against, difference] */
export function differences(
  under: unknown,
  against: unknown,
  path = '',
): Readonly<Record<string, readonly [number, number, number]>> {
  if (isTree(under) || isTree(against)) {
    const [one, other] = [isTree(under) ? under : {}, isTree(against) ? against : {}];
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    return Object.assign({}, ...names.map((name) => differences(one[name], other[name], path === '' ? name : `${path}.${name}`)));
  }
  const [one, other] = [numberOf(under), numberOf(against)];
  if (one === undefined || other === undefined || one === other) return {};
  return { [path]: [one, other, Math.round((one - other) * 1e6) / 1e6] };
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
/** what is absent counted nothing */
const numberOf = (value: unknown): number | undefined =>
  value === undefined || value === null ? 0 : typeof value === 'number' ? value : undefined;
