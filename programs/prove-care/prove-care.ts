import * as z from 'zod';
import { compareTruth } from '../care-replay/compare-truth.ts';
import { playStream } from '../care-replay/play-stream.ts';
import { withParts } from '../care-replay/split-cases.ts';
import { readOptions } from '../read-options.ts';
import { playPromises } from './play-promises.ts';
import { readCalls } from './read-calls.ts';
import { yardstick } from './yardstick.ts';

// real incidents as cases through the playbook of cases: the minutes of each party are those that others measured, however the events arrive
const schema = z.object({
  cases: z.string({ error: 'is missing: give the incidents' }),
  events: z.string({ error: 'is missing: give the events of the incidents' }),
  applications: z.string().optional(),
  /** of the 64 parts of the stream; all of them take some minutes */
  parts: z.coerce.number().int().min(1).default(64),
  truth: z.coerce.number().int().min(1).default(12),
});
const { cases, events, applications, parts: most, truth } = readOptions(schema, process.argv.slice(2));
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

const ways = [
  ['in order', { duplicate: false, shuffleMinutes: 0 }],
  ['each event twice', { duplicate: true, shuffleMinutes: 0 }],
  ['each up to a day late', { duplicate: false, shuffleMinutes: 1_440 }],
] as const;
const worst = { duplicate: true, shuffleMinutes: 10_080 };

await withParts({ cases, events }, async (all) => {
  const whole = yardstick(all);
  for (const [party, minutes] of Object.entries(measured))
    hold(`the rows themselves, ${party}: ${minutes.toLocaleString('en')} minutes`, whole[party] === minutes);
  const some = { ...all, parts: all.parts.slice(0, most) };
  const expected = yardstick(some);
  for (const [name, delivery] of ways) {
    const { sum, cost } = await playStream(some, delivery, 2);
    for (const [party, ms] of Object.entries(sum.time))
      hold(
        `${name}, ${party}: ${(ms / 60_000).toLocaleString('en')} minutes`,
        sum.time.total > 0 && ms / 60_000 === expected[party],
      );
    const what = `${name}: the clocks stored of each of ${sum.cases} cases are those its timeline tells`;
    hold(
      `${what}, at ${cost.msACase.toFixed(1)} ms a case${sum.wrong.first.map((one) => `; ${one}`).join('')}`,
      sum.wrong.count === 0,
    );
  }
  const compared = await compareTruth(all, worst, truth);
  const unlike = compared.flatMap(({ incident, differs }) => (differs === undefined ? [] : [`; ${incident}: ${differs}`]));
  hold(
    `twice and up to a week late, ${compared.length} cases through the whole template are as on the fast engine${unlike.join('')}`,
    compared.length === truth && unlike.length === 0,
  );
});
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
