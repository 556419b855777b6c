import * as z from 'zod';
import { type Outage, outageFacts } from '../model/outage.ts';
import { instant } from '../values.ts';
import type { OutageEntry } from './outage-told.ts';

const told = z.looseObject({ ...outageFacts, from: instant, until: instant });

/** The outages that counted at an instant (ISO 8601 UTC), from what was told of them until then. `entries` in any order. */
export const outagesThen = (entries: readonly OutageEntry[], at: string): readonly Outage[] => {
  const known = new Map<string, Outage>();
  for (const entry of entries.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))) {
    if (entry.at > at) break;
    const { outageId: id, actor, reason } = entry;
    const { kind, provider, capability, countries, planned, releasePerHour, from, until } = told.parse(entry.data);
    const before = known.get(id);
    known.set(id, {
      ...{ id, kind, provider, capability, countries, planned, releasePerHour, from, until },
      reason: before?.reason ?? reason,
      ...{ declaredBy: before?.declaredBy ?? actor.id, declaredAt: before?.declaredAt ?? entry.at },
      // an end puts nothing off any more
      untils: [...(before?.untils ?? []), ...(entry.type === 'outage.ended.v1' ? [] : [until])],
    });
  }
  return [...known.values()];
};
