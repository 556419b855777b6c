import * as z from 'zod';
import { timeByParty } from '../../domain/case-clock/time-by-party.ts';
import { deliver } from '../care-replay/deliver.ts';
import { playCases } from '../care-replay/play-cases.ts';
import { readNews } from '../care-replay/read-incidents.ts';
import { readOptions } from '../read-options.ts';
import { playPromises } from './play-promises.ts';
import { readCalls } from './read-calls.ts';

// real incidents as cases: the minutes of each party are those that others measured, however the events arrive, and each case adds up
const schema = z.object({
  events: z.string({ error: 'is missing: give the events of the incidents' }),
  applications: z.string().optional(),
});
const { events, applications } = readOptions(schema, process.argv.slice(2));
/** minutes measured apart from this project on the incidents opened before 2016-05-01 */
const measured = {
  ...{ us: 111_352_751, merchant: 58_799_795, provider: 12_127_162, engineering: 4_718_889 },
  ...{ resolved: 164_870_841, closed: 1_265_238, total: 353_134_676 },
};

let [passed, failed] = [0, 0];
const hold = (what: string, holds: boolean): void => {
  console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}`);
  if (holds) passed += 1;
  else failed += 1;
};

const news = await readNews(events);
const ways = [
  ['in order', { duplicate: false, shuffleMinutes: 0 }],
  ['each event twice', { duplicate: true, shuffleMinutes: 0 }],
  ['each up to a day late', { duplicate: false, shuffleMinutes: 1_440 }],
  ['twice and up to a month late', { duplicate: true, shuffleMinutes: 43_200 }],
] as const;
for (const [name, delivery] of ways) {
  const { moves, time } = playCases(deliver(news, delivery));
  for (const [party, minutes] of Object.entries(measured)) {
    const ours = Object.entries(time).find(([key]) => key === party)?.[1] ?? 0;
    hold(`${name}, ${party}: ${(ours / 60_000).toLocaleString('en')} minutes`, ours === minutes * 60_000);
  }
  const odd = [...moves.values()].filter((one) => {
    const { total, ...parts } = timeByParty(one);
    const lived = (one.at(-1)?.at ?? 0) - (one[0]?.at ?? 0);
    return total !== lived || Object.values(parts).reduce((sum, ms) => sum + ms, 0) !== lived;
  });
  hold(`${name}: the parties of each of ${moves.size} cases add up to its life`, moves.size > 0 && odd.length === 0);
}
if (applications !== undefined) {
  const calls = await readCalls(applications);
  const told = calls.reduce((sum, one) => sum + one.calls.length, 0);
  const { made, ended, open } = await playPromises(calls);
  const over = ended.kept + ended.late + ended.released;
  hold(`each of ${told} follow-up calls about ${calls.length} applications is a promise`, told > 0 && made === told);
  hold(
    `every promise ended, ${ended.kept} kept and ${ended.late} late: none vanished, ${open} are open`,
    over === made && open === 0,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
