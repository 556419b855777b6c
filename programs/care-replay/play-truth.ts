import { servicesWith } from '@firstsale/laptop-cloud/services';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { projectPath } from '../../lib/project.ts';
import type { Laptop } from '../../world/laptop.ts';
import { type OutsideEvent, sendEvents } from '../../world/outside-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { storedIn } from '../recompute/read-stored.ts';
import { publishOver } from '../replay/publish-over.ts';
import { withoutViews } from '../replay/without-views.ts';
import { openVirtualLaptop } from '../virtual-laptop.ts';
import { importBody, importer, importPath, merchantIdOf, NotTakenIn } from './care-outside.ts';
import { type CaseStory, careSource } from './care-stage.ts';
import { merchantOf } from './case-story.ts';
import { type PlayedCase, playedCase } from './played-case.ts';

const HOUR = 3_600_000;

/** a story's merchant is taken in, and its events go on the bus as they come */
const arm = ({ cloud, busName, post }: Laptop, { incident, from, events }: CaseStory): void => {
  const { kernel } = cloud;
  kernel.at(from, `take in ${incident}`, async () => {
    const reference = merchantOf(incident);
    const { status, body } = await post(importer, importPath, importBody(reference), `import ${reference}`);
    if (status >= 300) throw new NotTakenIn(`${reference} could not be taken in: ${JSON.stringify(body)}`);
  });
  const place = { busName, sourceOf: (_event: OutsideEvent) => careSource };
  for (const [at, some] of Map.groupBy(events, ({ at: when, comes = when }) => comes))
    kernel.at(at, `what comes of ${incident}`, () => sendEvents(kernel, place, some));
};

/** The same cases through the whole template in the laptop cloud: every Lambda, queue, permission and table, in virtual time. */
export async function playTruth(stories: readonly CaseStory[], policy: Policy): Promise<ReadonlyMap<string, PlayedCase>> {
  const start = Math.floor(Math.min(...stories.map(({ from }) => from)) / HOUR - 1) * HOUR;
  const end = Math.max(...stories.map(({ over }) => over));
  const services = servicesWith({ lambdaEnv: { POWERTOOLS_LOG_LEVEL: 'WARN' }, writesBesideDynoxide: true });
  const laptop = await openVirtualLaptop(start, services);
  const { kernel } = laptop.cloud;
  try {
    await withoutViews(laptop.cloud);
    await publishOver(laptop, policy, readPolicyFile(projectPath('policies/default.json')).version);
    for (const story of stories) arm(laptop, story);
    await kernel.runUntil(end - 1);
    await kernel.idle();
    const [failure] = kernel.failures;
    if (failure !== undefined) throw new Error(`${failure.label} failed: ${failure.error}`);
    const stored = storedIn(kernel, laptop.tableName);
    return await kernel.request('read the outcome', async () => {
      const played = new Map<string, PlayedCase>();
      for (const { incident, from, until } of stories) {
        const found = await stored.merchant(merchantIdOf(incident));
        played.set(incident, playedCase(incident, { from, until }, found ?? { snapshot: undefined, timeline: [] }));
      }
      return played;
    });
  } finally {
    await laptop.cloud.stop();
  }
}
