import { writeFileSync } from 'node:fs';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readOptions, usage } from './forecast-options.ts';
import { daysAhead, hoursAhead } from './forecasts-of.ts';
import { dayText, readDaily, readHourly } from './read-series.ts';
import { readWindows } from './read-windows.ts';

async function main(argv: readonly string[]): Promise<void> {
  const { daily, column, hourly, outages, out, ...wanted } = readOptions(argv);
  if (wanted.from > wanted.to) throw new BadOption(`--from ${dayText(wanted.from)} is after --to ${dayText(wanted.to)}`);
  const series = await readDaily(daily, column);
  const days = daysAhead(series, wanted);
  const hours =
    hourly === undefined
      ? []
      : hoursAhead(await readHourly(hourly, column), wanted, outages === undefined ? [] : readWindows(outages));
  writeFileSync(out, `${JSON.stringify([...days, ...hours], undefined, 1)}\n`);
  const left = (wanted.to - wanted.from + 1) * wanted.leads.length - days.length;
  const missing = left === 0 ? '' : `; ${left} would be made on days that ${daily} does not have`;
  console.log(`${days.length} forecasts of days, ${hours.length} of hours and rests of days in ${out}${missing}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
