import { ConcurrentChange } from '../../domain/errors.ts';
import type { WeekAbsences } from '../../domain/staffing/present-people.ts';
import type { AbsenceStore, WatchStore } from '../../domain/volume/volume-ports.ts';
import type { WatchEntry, WatchRule } from '../../domain/volume/watch-rule.ts';
import { copy, sorted } from './world.ts';

/** twin of adapters/dynamodb/watch-store.ts */
export const watchStore = (): WatchStore => {
  const rules = new Map<string, WatchRule>();
  const entries = new Map<string, WatchEntry>();
  return {
    rules: async () => sorted(rules).map(([, rule]) => copy(rule)),
    told: async (limit) =>
      sorted(entries)
        .toReversed()
        .slice(0, limit)
        .map(([, entry]) => copy(entry)),
    rule: async (id) => copy(rules.get(id)),
    put: async ({ rule, entry }) => {
      const key = `${entry.at}#${entry.id}`;
      if ((rules.get(rule.id)?.version ?? 0) !== rule.version || entries.has(key)) throw new ConcurrentChange('of the alerts');
      rules.set(rule.id, copy({ ...rule, version: rule.version + 1 }));
      entries.set(key, copy(entry));
    },
  };
};

/** twin of adapters/dynamodb/absence-store.ts */
export const absenceStore = (): AbsenceStore => {
  const weeks = new Map<string, WeekAbsences>();
  return {
    of: async (week) => copy(weeks.get(week)),
    put: async (absences) => {
      if ((weeks.get(absences.week)?.version ?? 0) !== absences.version) throw new ConcurrentChange('of the absences');
      weeks.set(absences.week, copy({ ...absences, version: absences.version + 1 }));
    },
  };
};
