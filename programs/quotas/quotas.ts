import { parseArgs } from 'node:util';
import * as z from 'zod';
import { playForQuotas } from './play-for-quotas.ts';
import { quotasOf, quotaTable } from './quotas-of.ts';

const number = (what: string, most: number) =>
  z.coerce
    .number({ error: `is a number of ${what}` })
    .int()
    .min(1)
    .max(most);
const options = z.object({
  merchants: number('merchants to play', 10_000).default(40),
  days: number('days to play', 365).default(30),
  for: number('merchants to count for', 100_000_000).default(100_000),
});

const { values } = parseArgs({ options: { merchants: { type: 'string' }, days: { type: 'string' }, for: { type: 'string' } } });
const asked = options.safeParse(values);
if (!asked.success) {
  console.error(asked.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'));
  process.exit(1);
}
const { merchants, days, for: many } = asked.data;
const played = await playForQuotas(merchants, days);
console.log(quotaTable(quotasOf(played, many)));
console.log(`\nfor ${many.toLocaleString('en')} merchants that come within ${days} days, as ${merchants} did`);
