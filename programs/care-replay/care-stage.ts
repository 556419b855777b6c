import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import { openStage, type Stage } from '../../engine/stage.ts';
import { projectPath } from '../../lib/project.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { careOutside, merchantIdOf } from './care-outside.ts';
import { inOrder, storyOfCase } from './case-story.ts';
import { type Delivery, deliver } from './deliver.ts';
import { type PlayedCase, playedCase } from './played-case.ts';
import type { CaseRow } from './read-incidents.ts';

/** a desk closes its cases itself: docs/adr/0098 */
export const careSource = 'desk';
export const readCarePolicy = () => readPolicyFile(projectPath('policies/variants/desk-that-closes.json'));

/** what a stage is opened with; `folder`: where CDK synthesized into */
export const openCareStage = (folder: string, policy = readCarePolicy()): Promise<Stage> =>
  openStage({
    blueprint: readBlueprint(readStageTemplate(folder)),
    policy,
    openOutside: careOutside(0),
    sourceOf: () => careSource,
    seed: 1,
    until: 0,
  });

const HOUR = 3_600_000;

/** one case as it is played: what arrives, and from its first event to its last (epoch ms) */
export interface CaseStory {
  readonly incident: string;
  readonly from: number;
  readonly until: number;
  /** until everything that arrives has been taken in */
  readonly over: number;
  readonly events: ReturnType<typeof deliver>;
}

/** undefined where nothing is told of it */
export const caseStory = (incident: string, rows: readonly CaseRow[], delivery: Delivery): CaseStory | undefined => {
  const ordered = inOrder(rows);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const events = deliver(storyOfCase(ordered), delivery);
  const over = Math.max(...events.map(({ at, comes = at }) => comes)) + HOUR;
  return { incident, from: first.at, until: last.at, over, events };
};

/** One case through the shipped playbook on the fast engine, and what became of it. Throws Unplayable, NotTakenIn */
export async function playCase(stage: Stage, story: CaseStory): Promise<PlayedCase> {
  const { incident, from, until, over, events } = story;
  const outcome = await playMerchant(
    { ...stage, openOutside: careOutside(from), until: over },
    { merchantId: merchantIdOf(incident), events, from },
  );
  const [lost] = outcome.lost;
  const [refused] = outcome.refused;
  const played = playedCase(incident, { from, until }, outcome);
  if (lost !== undefined) return { ...played, wrong: `${lost.function} failed at ${lost.at}: ${lost.error}` };
  if (refused !== undefined) return { ...played, wrong: `${refused.type} was refused: ${refused.field} ${refused.message}` };
  return played;
}
