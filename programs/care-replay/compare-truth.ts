import { isDeepStrictEqual } from 'node:util';
import { synthesize } from '../../tools/build/synth.ts';
import { type CaseStory, openCareStage, playCase, readCarePolicy } from './care-stage.ts';
import type { Delivery } from './deliver.ts';
import { pickSample } from './pick-sample.ts';
import { playTruth } from './play-truth.ts';
import type { PlayedCase } from './played-case.ts';
import type { CaseParts } from './split-cases.ts';

export interface ComparedCase {
  readonly incident: string;
  /** why the two differ, as a sentence; undefined where they are equal */
  readonly differs: string | undefined;
}

/** a table keeps no order of fields */
const asStored = (played: PlayedCase | undefined): unknown =>
  played === undefined ? undefined : JSON.parse(JSON.stringify(played));

/** Plays a sample of a stream through the whole template and on the fast engine, and compares what is stored of each case. */
export const compareTruth = (parts: CaseParts, delivery: Delivery, most: number): Promise<readonly ComparedCase[]> =>
  compareStories(pickSample(parts, most, delivery));

/** the same of stories, by a policy */
export async function compareStories(stories: readonly CaseStory[], policy = readCarePolicy()): Promise<readonly ComparedCase[]> {
  if (stories.length === 0) return [];
  const { folder } = await synthesize();
  const stage = await openCareStage(folder, policy);
  const truth = await playTruth(stories, policy);
  const compared: ComparedCase[] = [];
  for (const story of stories) {
    const { incident } = story;
    const [ours, theirs] = [asStored(await playCase(stage, story)), asStored(truth.get(incident))];
    const differs = `the fast engine has ${JSON.stringify(ours)}, and the template ${JSON.stringify(theirs)}`;
    compared.push({ incident, differs: isDeepStrictEqual(ours, theirs) ? undefined : differs });
  }
  return compared;
}
