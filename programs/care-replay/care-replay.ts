import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readOptions } from '../read-options.ts';
import { deliver } from './deliver.ts';
import { playCases } from './play-cases.ts';
import { readCases, readNews } from './read-incidents.ts';

const usage = `npm run care:replay -- --cases <csv> --events <csv> [--duplicate] [--shuffle <minutes>] --out <json>

  --cases <csv>        a row for each case, .gz or not, with a column incident
  --events <csv>       a row for each event of a case: incident, seq, at (2016-02-29 01:16), state
  --duplicate          delivers each event twice
  --shuffle <minutes>  delivers each event up to so many minutes late
  --out <json>         where the minutes go that cases waited, by party

A case is in the state of its last event, and lives from its first to its last. Events count in order of at and seq, however they arrive.`;

const schema = z.object({
  cases: z.string({ error: 'is missing: give the CSV file of the cases' }),
  events: z.string({ error: 'is missing: give the CSV file of their events' }),
  duplicate: z.boolean().default(false),
  shuffle: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is a number of minutes')
    .default('0')
    .transform(Number),
  out: z.string({ error: 'is missing: give the file to write' }),
});

async function main(argv: readonly string[]): Promise<void> {
  const { cases, events, duplicate, shuffle, out } = readOptions(schema, argv, ['duplicate']);
  const [known, news] = [await readCases(cases), await readNews(events)];
  const { moves, time } = playCases(deliver(news, { duplicate, shuffleMinutes: shuffle }));
  const minutes = Object.fromEntries(Object.entries(time).map(([party, ms]) => [party, ms / 60_000]));
  const all = new Set([...known, ...moves.keys()]);
  const unlisted = all.size - known.size;
  const taken = [...moves.values()].reduce((sum, one) => sum + one.length, 0);
  writeFileSync(out, `${JSON.stringify({ minutes, cases: all.size, events: taken }, undefined, 1)}\n`);
  console.log(
    `${all.size} cases${unlisted === 0 ? '' : `, ${unlisted} of them not in ${cases}`}, ${taken} events: ${JSON.stringify(minutes)} minutes, in ${out}`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
