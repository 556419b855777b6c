import type { Outage } from '../../../domain/model/outage.ts';

/** a provider of checks that is down for four hours on a Tuesday */
export const anOutage = (more: Partial<Outage> = {}): Outage => ({
  ...{ id: 'o1', kind: 'down', provider: 'identity_check', capability: 'verification', countries: [], planned: false },
  ...{ from: '2018-03-06T14:00:00.000Z', until: '2018-03-06T18:00:00.000Z', releasePerHour: 600, reason: 'status page' },
  ...{ declaredBy: 'rita', declaredAt: '2018-03-06T13:55:00.000Z' },
  ...more,
  untils: more.untils ?? [more.until ?? '2018-03-06T18:00:00.000Z'],
});
