import { countOn, type DailySeries } from '../../domain/forecast/daily-series.ts';
import { dayForecasts } from '../../domain/forecast/forecast-days.ts';
import { daysOf, forecastHours, type HourlySeries, hoursOn, meanHours } from '../../domain/forecast/forecast-hours.ts';
import { type RevisedDay, revisions } from '../../domain/forecast/revise-day.ts';
import { readDaily, readHourly } from '../forecast/read-series.ts';
import { readOptions } from './prove-forecast-options.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000;
interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}
const calm: Span = { name: 'calm half', from: day('2018-01-01'), to: day('2018-05-31') };
const shock: Span = { name: 'shock half', from: day('2017-07-01'), to: day('2017-12-31') };
const blackFriday: Span = { name: 'Black Friday weekend', from: day('2017-11-24'), to: day('2017-11-26') };

let failed = 0;
let passed = 0;
const hold = (what: string, value: number, low: number, high: number): void => {
  const holds = value >= low && value <= high;
  if (holds) passed += 1;
  else failed += 1;
  const bounds = low === 0 ? `at most ${high}` : `${low} to ${high}`;
  console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}: ${value.toFixed(2)} (${bounds})`);
};

const off = (forecast: number | null, actual: number): number => Math.abs((forecast ?? 0) - actual);

function proveDays(series: DailySeries, { name, from, to }: Span): void {
  const { forecast } = dayForecasts(series);
  for (const [lead, most] of [[1, 0.75] as const, [7, 1.03] as const, [28, 1.03] as const]) {
    let [ours, week, four, inside, banded] = [0, 0, 0, 0, 0];
    for (let target = from; target <= to; target += 1) {
      const one = forecast(target, lead);
      if (one === undefined) continue;
      const actual = countOn(series, target);
      ours += off(one.point, actual);
      week += off(one.lastWeek, actual);
      four += off(one.meanOfFour, actual);
      if (one.q10 === null || one.q90 === null) continue;
      banded += 1;
      if (actual >= one.q10 && actual <= one.q90) inside += 1;
    }
    hold(`${name}, lead ${lead}: error ÷ that of the better yardstick`, ours / Math.min(week, four), 0, most);
    hold(`${name}, lead ${lead}: share of days inside the 80 % band`, inside / banded, 0.72, 0.9);
  }
}

function proveHours(series: HourlySeries, { name, from, to }: Span): void {
  const days = dayForecasts(daysOf(series));
  let [ours, yardstick] = [0, 0];
  for (let target = from; target <= to; target += 1) {
    const [made, mean] = [forecastHours(days, series, target - 1, target), meanHours(series, target - 1, target) ?? []];
    for (const [hour, actual] of (hoursOn(series, target) ?? []).entries()) {
      ours += off(made[hour] ?? 0, actual);
      yardstick += off(mean[hour] ?? 0, actual);
    }
  }
  hold(`${name}, hours: error ÷ that of the mean of four`, ours / yardstick, 0, 0.88);
}

/** the error of the revised rest of the days ÷ that of the rest as it was forecast */
const gainOf = (looks: readonly (readonly [RevisedDay, number])[]): number => {
  let [revised, unrevised] = [0, 0];
  for (const [seen, whole] of looks) {
    revised += off(seen.revised, whole);
    unrevised += off(seen.soFar + seen.unrevised - seen.expectedSoFar, whole);
  }
  return revised / unrevised;
};

function proveRevisions(series: HourlySeries): void {
  const daily = daysOf(series);
  const days = dayForecasts(daily);
  const revise = revisions(days, series);
  const looks = ({ from, to }: Span, hour: number) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n).flatMap((at) => {
      const seen = revise(at, hour);
      return seen === undefined ? [] : [[seen, countOn(daily, at), at] as const];
    });
  for (const hour of [12, 15]) {
    hold(
      `${calm.name}, ${hour} h: revised ÷ unrevised error`,
      gainOf(looks(calm, hour).map(([seen, whole]) => [seen, whole])),
      0,
      1.03,
    );
    const shocked = looks(blackFriday, hour).map(([seen, whole]) => [seen, whole] as const);
    hold(`${blackFriday.name}, ${hour} h: revised ÷ unrevised error`, gainOf(shocked), 0, 0.6);
  }
  const noon = looks(calm, 12);
  const alerts = noon.filter(([{ alert }]) => alert !== null);
  const right = alerts.filter(([{ alert }, whole, at]) => {
    const band = days.forecast(at, 1);
    return alert === 'high' ? whole > (band?.q90 ?? 0) : whole < (band?.q10 ?? 0);
  });
  hold(`${calm.name}, noon: share of days with an alert`, alerts.length / noon.length, 0.001, 0.15);
  hold(`${calm.name}, noon: share of alerts after which the day left its band`, right.length / alerts.length, 0.5, 1);
}

const { daily, hourly, column } = readOptions(process.argv.slice(2));
const series = await readDaily(daily, column);
for (const span of [calm, shock]) proveDays(series, span);
const hours = await readHourly(hourly, column);
for (const span of [calm, shock]) proveHours(hours, span);
proveRevisions(hours);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
