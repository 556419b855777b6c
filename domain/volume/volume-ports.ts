import type { WeekAbsences } from '../staffing/present-people.ts';
import type { WatchChange } from './look-at-rule.ts';
import type { ForecastOverride, MadeForecast } from './made-forecast.ts';
import type { RevisedHour } from './revise-today.ts';
import type { VolumeDay } from './volume-day.ts';
import type { VolumeBucket } from './volume-fact.ts';
import type { WatchEntry, WatchRule } from './watch-rule.ts';

/** every method may throw ServiceUnavailable; days are YYYY-MM-DD (UTC) */

export interface VolumeReader {
  /** the buckets of every queue on a day, in order of queue and hour */
  ofDay(day: string): Promise<readonly VolumeBucket[]>;
  /** a queue's days from one to another, ends included, in order */
  days(queue: string, from: string, to: string): Promise<readonly VolumeDay[]>;
  /** what was made on the evening of a day; undefined where nothing was */
  forecast(madeOn: string): Promise<MadeForecast | undefined>;
  /** those made from one day to another, ends included, in order */
  forecasts(from: string, to: string): Promise<readonly MadeForecast[]>;
  /** what people expect of a day, of each queue the latest last */
  overrides(target: string): Promise<readonly ForecastOverride[]>;
  /** how the day was seen at its hours, in order */
  revised(day: string): Promise<readonly RevisedHour[]>;
}

export interface VolumeKeeper {
  /** consistent; an empty one of version 0 where there is none */
  bucket(queue: string, hour: string): Promise<VolumeBucket>;
  /** only while it is as it was read; throws ConcurrentChange otherwise */
  putBucket(bucket: VolumeBucket): Promise<void>;
}

export interface VolumeReckoner extends VolumeReader {
  /** the same day again replaces itself: it is made of its buckets */
  putDay(made: VolumeDay): Promise<void>;
  /** false when there is one of that evening already: the first stays */
  putForecast(made: MadeForecast): Promise<boolean>;
  /** false when the hour was seen already: what was said in the morning stays */
  putRevised(seen: RevisedHour): Promise<boolean>;
}

export interface OverrideStore extends Pick<VolumeReader, 'overrides'> {
  /** the same id again changes nothing */
  addOverride(override: ForecastOverride): Promise<void>;
}

export interface WatchReader {
  /** every alert that was set, also those that ended; eventually consistent */
  rules(): Promise<readonly WatchRule[]>;
  /** what became of alerts, the newest first */
  told(limit: number): Promise<readonly WatchEntry[]>;
}
export interface WatchStore extends WatchReader {
  /** consistent; undefined when there is none */
  rule(id: string): Promise<WatchRule | undefined>;
  /** An alert as it was read with what is told of it, in one transaction. Throws ConcurrentChange when somebody else was faster */
  put(change: WatchChange): Promise<void>;
}

export interface AbsenceStore {
  /** undefined where nobody told who is away; consistent */
  of(week: string): Promise<WeekAbsences | undefined>;
  /** Throws ConcurrentChange unless it is as it was read */
  put(absences: WeekAbsences): Promise<void>;
}
