import { ConcurrentChange } from '../../domain/errors.ts';
import type { ForecastOverride, MadeForecast } from '../../domain/volume/made-forecast.ts';
import type { RevisedHour } from '../../domain/volume/revise-today.ts';
import type { VolumeDay } from '../../domain/volume/volume-day.ts';
import { emptyBucket, type VolumeBucket } from '../../domain/volume/volume-fact.ts';
import type { OverrideStore, VolumeKeeper, VolumeReckoner } from '../../domain/volume/volume-ports.ts';
import { copy, sorted } from './world.ts';

/** twin of adapters/dynamodb/volume-store.ts */
export const volumeStore = (): VolumeKeeper & VolumeReckoner & OverrideStore => {
  const buckets = new Map<string, VolumeBucket>();
  const days = new Map<string, VolumeDay>();
  const made = new Map<string, MadeForecast>();
  const seen = new Map<string, RevisedHour>();
  const overrides = new Map<string, ForecastOverride>();
  const once = <One>(into: Map<string, One>, key: string, one: One): boolean => {
    if (into.has(key)) return false;
    into.set(key, copy(one));
    return true;
  };
  const all = <One>(from: Map<string, One>, is: (one: One) => boolean): readonly One[] =>
    sorted(from).flatMap(([, one]) => (is(one) ? [copy(one)] : []));
  const keyOf = (queue: string, hour: string): string => `${hour.slice(0, 10)}/${queue}/${hour.slice(11)}`;
  return {
    bucket: async (queue, hour) => copy(buckets.get(keyOf(queue, hour)) ?? emptyBucket(queue, hour)),
    putBucket: async (bucket) => {
      const key = keyOf(bucket.queue, bucket.hour);
      if ((buckets.get(key)?.version ?? 0) !== bucket.version) throw new ConcurrentChange('of the volumes');
      buckets.set(key, copy({ ...bucket, version: bucket.version + 1 }));
    },
    ofDay: async (day) => all(buckets, ({ hour }) => hour.startsWith(day)),
    putDay: async (one) => {
      days.set(`${one.queue}/${one.day}`, copy(one));
    },
    days: async (queue, from, to) => all(days, (one) => one.queue === queue && one.day >= from && one.day <= to),
    forecast: async (madeOn) => copy(made.get(madeOn)),
    forecasts: async (from, to) => all(made, ({ madeOn }) => madeOn >= from && madeOn <= to),
    putForecast: async (one) => once(made, one.madeOn, one),
    revised: async (day) => all(seen, (one) => one.day === day),
    putRevised: async (one) => once(seen, `${one.day}/${String(one.hour).padStart(2, '0')}`, one),
    overrides: async (target) => all(overrides, (one) => one.target === target),
    addOverride: async (one) => {
      once(overrides, `${one.target}/${one.at}/${one.id}`, one);
    },
  };
};
