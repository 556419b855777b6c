import { writeFileSync } from 'node:fs';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { type CareOptions, readCareOptions, usage } from './care-options.ts';
import { compareTruth } from './compare-truth.ts';
import type { CareSum, Named } from './play-care-part.ts';
import { playStream } from './play-stream.ts';
import { withParts } from './split-cases.ts';

const told = ({ count, first }: Named, what: string): void => {
  if (count > 0) console.log(`${count} ${what}: ${first.join(', ')}${count > first.length ? ' …' : ''}`);
};

const fail = (what: string, lines: readonly string[]): void => {
  console.error([what, ...lines].join('\n'));
  process.exitCode = 1;
};

/** the report of a stream that was played */
const reportOf = ({ time, cases, events, withoutEvents, unlisted, listedTwice, unnamedStates }: CareSum) => ({
  minutes: Object.fromEntries(Object.entries(time).map(([party, ms]) => [party, ms / 60_000])),
  ...{ cases, events },
  notes: { withoutEvents, unlisted, listedTwice, unnamedStates },
});

async function main(options: CareOptions): Promise<void> {
  const { cases, events, duplicate, shuffle: shuffleMinutes, truth, workers, out } = options;
  const delivery = { duplicate, shuffleMinutes };
  await withParts({ cases, events }, async (parts) => {
    const { sum, cost } = await playStream(parts, delivery, workers);
    const report = reportOf(sum);
    writeFileSync(out, `${JSON.stringify(report, undefined, 1)}\n`);
    console.log(`${sum.cases} cases, ${sum.events} events: ${JSON.stringify(report.minutes)} minutes, in ${out}`);
    const { msACase, bytes, seconds } = cost;
    console.log(
      `${msACase.toFixed(2)} ms of processor time a case, ${seconds.toFixed(1)} s of playing; ${Math.ceil(bytes / 2 ** 20)} MB in the largest worker`,
    );
    told(sum.withoutEvents, `cases of ${cases} have no event`);
    told(sum.unlisted, `cases of ${events} are not in ${cases}`);
    told(sum.listedTwice, `cases are more than once in ${cases}`);
    told(sum.unnamedStates, 'events have a state that nobody named, which counts as ours');
    if (sum.wrong.count > 0) fail(`${sum.wrong.count} cases were not played as they should be:`, sum.wrong.first);
    if (truth === undefined) return;
    const compared = await compareTruth(parts, delivery, truth);
    const unlike = compared.flatMap(({ incident, differs }) => (differs === undefined ? [] : [`${incident}: ${differs}`]));
    console.log(`${compared.length} cases through the whole template: ${compared.length - unlike.length} are equal`);
    if (unlike.length > 0) fail('the template and the fast engine differ:', unlike);
  });
}

try {
  await main(readCareOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
