import { type Profiler, Session } from 'node:inspector/promises';
import { playMerchant } from '../../engine/play-merchant.ts';
import { merchantLine } from '../../engine/report/merchant-line.ts';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { type HistoryFiles, readHistory } from '../../world/history/history.ts';
import { copyOf } from '../../world/history/resample.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { openStages } from '../backtest/open-stages.ts';
import { storyOf } from '../backtest/play-part.ts';

interface Rounds {
  /** merchants of one round */
  readonly count: number;
  /** plays all merchants once: the copies of that round, so that nothing of the round before is known */
  play(round: number): Promise<void>;
  /** the same, watched */
  profile(round: number): Promise<Profiler.Profile>;
}

/** microseconds */
const samplingInterval = 250;

/** a history, opened to be played again and again in this process. Throws UnreadableFile */
export async function openRounds(files: HistoryFiles, until: number): Promise<Rounds> {
  const history = await readHistory(files, until);
  const { folder } = await synthesize();
  const policies = [readPolicyFile(projectPath('policies/default.json'))];
  const desk = readDesk(projectPath('world/desk/default-desk.json'));
  const [stage] = await openStages({ folder, files, dir: '', policies, desk, seed: 1, until });
  if (stage === undefined) throw new Error('no stage was opened for the default policy');
  const ofMerchant = Map.groupBy(history.payments, ({ externalReference }) => externalReference);
  const play = async (round: number): Promise<void> => {
    for (const merchant of history.merchants) {
      const own = copyOf({ merchants: [merchant], payments: ofMerchant.get(merchant.externalReference) ?? [] }, round);
      const { snapshot, timeline } = await playMerchant(stage, storyOf(own.merchants[0] ?? merchant, own));
      // a line that nobody reads would not be written
      if (snapshot !== undefined && JSON.stringify(merchantLine(snapshot, timeline)) === '') throw new Error('an empty line');
    }
  };
  const profile = async (round: number): Promise<Profiler.Profile> => {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: samplingInterval });
    await session.post('Profiler.start');
    await play(round);
    const { profile: seen } = await session.post('Profiler.stop');
    session.disconnect();
    return seen;
  };
  return { count: history.merchants.length, play, profile };
}
