import { Unplayable } from './template.ts';

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Milliseconds of `rate(1 hour)`. A rate counts from when its schedule was made, and the engine has it made at the epoch: every merchant
 * then sees the same instants, whoever else is played.
 * Throws Unplayable for any other expression.
 */
export const periodOf = (expression: string): number => {
  const [, count = '', unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = units[unit];
  if (ms === undefined) throw new Unplayable(`the schedule expression ${expression} is not a rate: the engine plays rates only`);
  return Number(count) * ms;
};
