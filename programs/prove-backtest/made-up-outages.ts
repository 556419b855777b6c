import type { OutsideEvent } from '../../world/outside-events.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const iso = (at: number): string => new Date(at).toISOString();

/**
 * Outages while a history happens, every ten days from its start (epoch ms) until its end: a provider of checks is down and takes longer than
 * expected, everything is slow meanwhile and well again early, and payments are planned to be away.
 */
export const madeUpOutages = (from: number, until: number): readonly OutsideEvent[] => {
  const told: OutsideEvent[] = [];
  const tell = (type: string, subject: string, at: number, data: OutsideEvent['data']): void => {
    told.push({ id: `${subject} ${type}`, type, subject, at, data });
  };
  // the minute is nobody else's: what happens at one instant has an order of its own on a stack
  const first = Math.floor(from / HOUR) * HOUR + 2 * DAY + 37 * 60_000 + 123;
  for (let begins = first, n = 0; begins + 4 * DAY < until; begins += 10 * DAY, n += 1) {
    const declare = (subject: string, at: number, starts: number, hours: number, data: OutsideEvent['data']): void =>
      tell('outage.declared.v1', subject, at, {
        ...{ from: iso(starts), until: iso(starts + hours * HOUR), releasePerHour: 100_000, ...data },
      });
    declare(`checks-${n}`, begins, begins, 20, { provider: 'identity_check', capability: 'verification' });
    declare(`slow-${n}`, begins + 5 * HOUR, begins + 5 * HOUR, 60, {
      kind: 'slow',
      provider: 'our page',
      capability: 'everything',
    });
    tell('outage.extended.v1', `checks-${n}`, begins + 9 * HOUR, { until: iso(begins + 33 * HOUR) });
    tell('outage.ended.v1', `slow-${n}`, begins + 26 * HOUR, {});
    declare(`planned-${n}`, begins + 30 * HOUR, begins + 2 * DAY, 8, {
      provider: 'the network',
      capability: 'payments',
      planned: true,
    });
  }
  return told.sort((one, other) => one.at - other.at);
};
