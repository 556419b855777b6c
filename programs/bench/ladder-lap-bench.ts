import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { playbooks } from '../../domain/playbooks/registry.ts';
import { projectPath } from '../../lib/project.ts';

/** transitions of a lap in which a message leaves, the wait that ends it counted */
const AIM = 3;
/** the same, counted on the machines of af52bf6 */
const before: Readonly<Record<string, number>> = { onboarding: 5, activation: 5, 'risk-check': 6 };

const state = z.looseObject({
  Resource: z.string().default(''),
  Next: z.string().optional(),
  Choices: z.array(z.looseObject({ Condition: z.string().default(''), Next: z.string() })).default([]),
});
const machine = z.looseObject({ States: z.record(z.string(), state) });

/** the most states a run enters from a state on until it waits for news again; undefined on a way that ends the run or waits for the clock */
const longest = (states: z.infer<typeof machine>['States'], from: string, entered: number): number | undefined => {
  const here = states[from];
  if (here === undefined) return undefined;
  if (here.Resource.endsWith('.waitForTaskToken')) return entered;
  const ways = here.Next === undefined ? here.Choices.map(({ Next }) => Next) : [here.Next];
  const lengths = ways.flatMap((next) => longest(states, next, entered + 1) ?? []);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
};

interface Lap {
  readonly playbook: string;
  readonly transitions: number;
}

/** the lap of every playbook that climbs a ladder while it waits: news of a stall, and back to the wait */
export const lapsOf = (): readonly Lap[] =>
  playbooks.flatMap(({ id }) => {
    const { States } = machine.parse(JSON.parse(readFileSync(projectPath(`statemachines/${id}.asl.json`), 'utf8')));
    return Object.values(States).flatMap(({ Choices }) =>
      Choices.filter(({ Condition }) => Condition.includes("$news.kind = 'stalled'")).flatMap(({ Next }) => {
        // the choice that hears the news is a transition of its own
        const transitions = longest(States, Next, 2);
        return transitions === undefined ? [] : [{ playbook: id, transitions }];
      }),
    );
  });

/** printed: state transitions of a lap of the ladder; fails where it takes more than three */
export function benchLaps(): void {
  const laps = lapsOf();
  for (const { playbook, transitions } of laps)
    process.stdout.write(
      `${playbook.padEnd(12)} ${transitions} state transitions a lap of the ladder, ${before[playbook] ?? 'none'} at af52bf6\n`,
    );
  if (laps.length === 0 || laps.some(({ transitions }) => transitions > AIM)) process.exitCode = 1;
}

if (import.meta.main) benchLaps();
