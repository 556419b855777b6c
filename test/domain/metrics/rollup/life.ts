import { figuresOf } from '../../../../domain/rollup/figures.ts';
import { emptyTally, type Tally } from '../../../../domain/tally/tally.ts';
import { tallyMerchant } from '../../../../domain/rollup/tally-merchant.ts';
import type { Merchant } from '../../../../domain/model/merchant.ts';
import type { TimelineEntry } from '../../../../domain/model/timeline-entry.ts';
import { someId, someMerchant } from '../../../adapters/some.ts';
import { at } from '../../given.ts';

/** 2018-06-01, a Friday, is when the figures of these tests are of */
export const asOf = '2018-06-01T04:00:00.000Z';
const DAY = 86_400_000;

/** so many days before the figures' instant */
export const ago = (days: number): string => new Date(Date.parse(asOf) - days * DAY).toISOString();

export interface Life {
  readonly merchant: Merchant;
  readonly timeline: readonly TimelineEntry[];
}

type Told = readonly [daysAgo: number, type: string, data?: TimelineEntry['data'], by?: 'person' | undefined];

/** a merchant that registered so many days ago, and what its timeline tells */
export const life = (n: number, registered: number, more: Partial<Merchant> = {}, told: readonly Told[] = []): Life => {
  const merchantId = someId(n);
  const timeline = told.map(([days, type, data = {}, by], index) => ({
    merchantId,
    id: `${type}/${index}`,
    at: ago(days),
    type,
    actor: by === undefined ? { kind: 'system' as const, id: 'run' } : { kind: 'person' as const, id: 'ana' },
    data,
  }));
  const merchant = someMerchant(merchantId, {
    legalName: `Shop ${n}`,
    registeredAt: ago(registered),
    stageHistory: [{ stage: 'onboarding', at: ago(registered) }],
    ...more,
  });
  return { merchant, timeline: timeline.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
};

export const context = at(asOf);

export const tallyOf = (lives: readonly Life[], into: Tally = emptyTally()): Tally => {
  for (const one of lives) tallyMerchant(into, one, context);
  return into;
};

export const figuresFor = (...lives: readonly Life[]) => figuresOf(tallyOf(lives), context);

/** a task in the desk's calendar: opened, and what happened to it, days ago */
export const task = (taskId: string, opened: number, due: number, then: readonly Told[] = [], more: object = {}): Told[] => [
  [
    opened,
    'task.opened.v1',
    { taskId, queue: 'risk_review', slaDueAt: ago(due), subjectKind: 'merchant', calendar: 'br', ...more },
  ],
  ...then.map(([days, type, data, by]): Told => [days, type, { taskId, queue: 'risk_review', ...data }, by]),
];
