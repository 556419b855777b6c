import type { Policy } from '../domain/policy/policy-schema.ts';
import type { Blueprint } from './blueprint/blueprint.ts';
import type { OpenOutside, OutsideEvent } from './outside-world.ts';
import { type PlayedOutages, playOutages } from './played-outages.ts';
import { loadStep, type StepModule } from './tools/load-step.ts';

/** a policy that is published while merchants are in flight */
export interface Publication {
  /** epoch ms */
  readonly at: number;
  readonly policy: Policy;
  /** merchants in flight follow it at the next lap of a run */
  readonly moves: boolean;
}

/** everything that is the same for every merchant of a back-test */
export interface Stage {
  readonly blueprint: Blueprint;
  /** by the name of the step's folder */
  readonly steps: ReadonlyMap<string, StepModule>;
  readonly policy: Policy;
  /** what is published meanwhile, ascending; none where it is left out */
  readonly published?: readonly Publication[];
  /** who is around a merchant: desk and providers */
  readonly openOutside: OpenOutside;
  /** the bus source an event of the outside goes out under */
  readonly sourceOf: (event: OutsideEvent) => string;
  /** the outages of the history, as they came to be known */
  readonly outages: PlayedOutages;
  /** seeds the draws of retries; the outside has a seed of its own */
  readonly seed: number;
  /** epoch ms: nothing at or after it is played */
  readonly until: number;
}

/** the calls of a definition say which step they mean, by their payload or, where a function holds one step, by its name */
const stepNamesOf = ({ playbooks, functions }: Blueprint): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { machine } of playbooks.values())
    for (const state of machine.byName.values()) {
      if (state.type !== 'Task' || state.arguments === null) continue;
      const text = JSON.stringify(state.arguments);
      const step = /"step",\{"kind":"constant","value":"([a-z-]+)"\}/.exec(text)?.[1];
      const called = [...functions.keys()].find((name) => text.includes(JSON.stringify(name)));
      names.add(step ?? called ?? '');
    }
  names.delete('');
  return names;
};

/** loads the handlers of all steps the playbooks call, and takes the outages in. Throws RefusedOutage */
export const openStage = async ({
  told = [],
  ...parts
}: Omit<Stage, 'steps' | 'outages'> & {
  /** the events that tell of outages, ascending by `at` */
  readonly told?: readonly OutsideEvent[];
}): Promise<Stage> => {
  const names = [...stepNamesOf(parts.blueprint)].sort();
  const steps = new Map(await Promise.all(names.map(async (name) => [name, await loadStep(name)] as const)));
  return { ...parts, steps, outages: await playOutages(told, parts.policy, parts.sourceOf) };
};
