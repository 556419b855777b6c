import * as z from 'zod';
import { milestonesOf } from '../activation/milestones.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { behind, newestFirst, type Sheet } from '../tally/sheet.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import { instant } from '../values.ts';
import { readWait, tallyWait } from './waits.ts';

const sold = z.looseObject({ at: instant });
const reached = z.looseObject({ key: z.string(), at: instant });
const corrected = z.looseObject({ key: z.string(), to: instant.nullable() });
/** key under which a correction tells of the first sale */
const FIRST = 'first_sale';

/** the instants the payments of a merchant reached its milestones at, the first sale among them */
function instantsOf(sheet: Sheet): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { type, data } of sheet.entries) {
    if (type === 'merchant.first-sale.v1') found.set(FIRST, sold.parse(data).at);
    if (type === 'merchant.milestone.reached.v1') found.set(reached.parse(data).key, reached.parse(data).at);
    if (type !== 'merchant.milestone.corrected.v1') continue;
    const { key, to } = corrected.parse(data);
    if (to === null) found.delete(key);
    else found.set(key, to);
  }
  return found;
}

/** of merchants that have sold: which milestones of their currency they reached, and how long after the first sale */
export function tallyMilestones(sheet: Sheet): void {
  const { merchant, policy, now } = sheet;
  const instants = instantsOf(sheet);
  const from = instants.get(FIRST);
  if (from === undefined) return;
  for (const { key } of milestonesOf(policy, merchant.currency)) {
    const happenedAt = instants.get(key);
    tallyWait(sheet, `milestone:${key}`, { from, happenedAt, until: merchant.closedAt ?? now });
    behind(sheet, `milestone/${key}/${happenedAt === undefined ? 'waiting' : 'reached'}`, newestFirst(happenedAt ?? from));
  }
}

export interface MilestoneFigure {
  readonly key: string;
  /** merchants that reached it / merchants that have sold */
  readonly rate: Rate;
  /** days from the first sale by which half have, the others censored; null when not half */
  readonly medianDays: number | null;
  /** who was still waiting on that day: of few it says little */
  readonly medianOver: number;
}

export const readMilestones = (tally: Tally, policy: Policy): readonly MilestoneFigure[] =>
  policy.care.milestones.map(({ key }) => {
    const { medianDays, curve } = readWait(tally, `milestone:${key}`);
    const done = countOf(tally, `list/milestone/${key}/reached`);
    return {
      key,
      rate: rate(done, done + countOf(tally, `list/milestone/${key}/waiting`)),
      medianDays,
      medianOver: curve.find(({ day }) => day === medianDays)?.atRisk ?? 0,
    };
  });
