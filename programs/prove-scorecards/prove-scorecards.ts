import * as z from 'zod';
import { judgeScorecards } from '../../domain/scorecard/judge-scorecards.ts';
import type { ScoredCase } from '../../domain/scorecard/scorecard.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readOptions } from '../read-options.ts';

// scorecards made of the earlier half of real incidents, held against the later half
const schema = z.object({ incidents: z.string({ error: 'is missing: give the incidents' }) });
const { incidents } = readOptions(schema, process.argv.slice(2));

/** teams with fewer cases in a half say nothing */
const LEAST = 30;

const columns = z.object({
  ...{ opened_at: z.string(), group_last: z.string(), sla_ok: z.enum(['0', '1', '']) },
  ...{ priority_first: z.string(), subcategory: z.string() },
});
const rows: { readonly at: string; readonly scored: ScoredCase }[] = [];
for await (const { opened_at: at, group_last: team, sla_ok: ok, priority_first: priority, subcategory } of readTable(
  incidents,
  columns,
))
  if (ok !== '') rows.push({ at, scored: { team, kind: `${priority}/${subcategory}`, met: ok === '1' } });
rows.sort((one, other) => (one.at < other.at ? -1 : 1));
const half = Math.floor(rows.length / 2);
const of = (part: typeof rows) => part.map(({ scored }) => scored);
const { teams, raw, common, adjusted } = judgeScorecards(of(rows.slice(0, half)), of(rows.slice(half)), LEAST);
const percent = (share: number): string => `${(share * 100).toFixed(1)} points`;
const holds = teams > 10 && adjusted <= raw;
console.log(
  `${holds ? 'ok  ' : 'FAIL'}  scorecards adjusted for mix predict the later half no worse than raw: ${percent(adjusted)} off against ${percent(raw)} (the common mean: ${percent(common)}), ${teams} teams, ${rows.length} cases`,
);
process.exitCode = holds ? 0 : 1;
