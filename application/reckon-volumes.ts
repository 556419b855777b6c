import { dayBefore as past } from '../domain/volume/day-text.ts';
import { HISTORY_DAYS, makeForecast } from '../domain/volume/made-forecast.ts';
import { type RevisedHour, reviseToday } from '../domain/volume/revise-today.ts';
import { type VolumeDay, volumeDayOf } from '../domain/volume/volume-day.ts';
import { countHours } from '../domain/volume/volume-hours.ts';
import type { VolumeReckoner } from '../domain/volume/volume-ports.ts';

/** days that are made again each night: what the stream delivers hours late is still in them */
const AGAIN = 3;
/** a day is reckoned an hour after it ended: the stream gathers for minutes */
const HOUR = 3_600_000;
/** evenings whose forecasts are held against what came: eight weeks of the longest lead */
const JUDGED_DAYS = 84;

/** makes the last days of every queue from their buckets; gives each queue's history, newest last */
const makeDays = async (
  volumes: VolumeReckoner,
  queues: readonly string[],
  madeOn: string,
): Promise<ReadonlyMap<string, readonly VolumeDay[]>> => {
  const from = past(madeOn, HISTORY_DAYS);
  const histories = new Map<string, VolumeDay[]>();
  for (const queue of queues) histories.set(queue, [...(await volumes.days(queue, from, madeOn))]);
  // a desk that was not looked at for a while is caught up day by day
  const newest = [...histories.values()].map((days) => days.at(-1)?.day ?? '').reduce((a, b) => (a > b ? a : b), '');
  const first = newest === '' ? past(madeOn, HISTORY_DAYS) : past(newest, AGAIN - 1);
  for (let day = first > from ? first : from; day <= madeOn; day = past(day, -1)) {
    const buckets = await volumes.ofDay(day);
    for (const [queue, known] of histories) {
      const before = known.filter((one) => one.day < day);
      const facts = buckets.filter((one) => one.queue === queue).flatMap((one) => one.facts);
      if (facts.length === 0 && before.length === 0) continue;
      const made = volumeDayOf(queue, day, facts, before);
      await volumes.putDay(made);
      histories.set(queue, [...before, made]);
    }
  }
  return new Map([...histories].filter(([, days]) => days.length > 0));
};

/**
 * Reckons volumes at an instant: once a day what is expected, from the days that are over; at each hour how the day is seen. Both are written
 * once and never again. Gives what was made. Throws ServiceUnavailable
 */
export const reckonVolumes = async (
  volumes: VolumeReckoner,
  queues: readonly string[],
  now: string,
): Promise<{ readonly forecast: boolean; readonly seen: RevisedHour | undefined }> => {
  const today = now.slice(0, 10);
  const madeOn = past(today, 1);
  let made = await volumes.forecast(madeOn);
  let first = false;
  if (made === undefined && Date.parse(now) - Date.parse(`${today}T00:00:00.000Z`) >= HOUR) {
    const earlier = await volumes.forecasts(past(madeOn, JUDGED_DAYS), past(madeOn, 1));
    made = makeForecast(madeOn, now, await makeDays(volumes, queues, madeOn), earlier);
    first = await volumes.putForecast(made);
  }
  if (made === undefined) return { forecast: false, seen: undefined };
  const hour = Number(now.slice(11, 13));
  const buckets = await volumes.ofDay(today);
  const seen: RevisedHour = {
    ...{ day: today, hour, at: now },
    queues: made.queues.map((one) => {
      const facts = buckets.filter(({ queue }) => queue === one.queue).flatMap((bucket) => bucket.facts);
      return reviseToday(
        one,
        countHours(facts).map(({ opened }) => opened),
        hour,
      );
    }),
  };
  await volumes.putRevised(seen);
  return { forecast: first, seen };
};
