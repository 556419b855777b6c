import { parseArgs } from 'node:util';
import { playCases, reportOf } from './play-cases.ts';
import { players } from './players.ts';
import { readCases, UnreadableCases } from './read-cases.ts';

const usage = `npm run cases -- --dir <folder>

  --dir <folder>   plays every *.json of this folder and compares with what each case expects`;

/** 1 when a case differs, a kind is unknown or there is no case */
async function main(): Promise<number> {
  const { dir } = parseArgs({ options: { dir: { type: 'string' } } }).values;
  if (dir === undefined) {
    console.error(usage);
    return 1;
  }
  try {
    const played = await playCases(readCases(dir), players);
    for (const line of reportOf(played)) console.log(line);
    const well = played.filter(({ outcome }) => outcome.agreed).length;
    console.log(`\n${well} of ${played.length} cases agree`);
    return well === played.length ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadableCases)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await main();
