import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { type ParkedWait, waitingFor } from '../../../domain/model/wait.ts';
import { decideWakeUp } from '../../../domain/playbook/decide-wake-up.ts';
import { wakingTypes } from '../../../domain/playbook/waking-types.ts';
import { playbooks } from '../../../domain/playbooks/registry.ts';
import { at, shopId, tuesday } from '../given.ts';
import { live, lives } from '../timeline/given-lives.ts';

/** every wait of every playbook */
const waits = playbooks.flatMap(({ id, waits: declared }) =>
  waitingFor.options.filter((what) => Object.hasOwn(declared, what)).map((what) => ({ playbook: id, waitingFor: what })),
);
type Where = (typeof waits)[number];

const wait = (where: Where, run: string): ParkedWait => ({
  kind: 'wait',
  merchantId: shopId,
  id: run,
  version: 1,
  ...where,
  run,
  since: tuesday,
  status: 'parked',
  token: 'secret',
});

/** everybody whose task might be decided, and a run none of the tasks is for */
const runsOf = ({ tasks }: Snapshot): readonly string[] => [
  ...new Set([...tasks.flatMap((one) => one.run ?? []), 'another-run']),
];

const resumes = (snapshot: Snapshot, where: Where, run: string): boolean =>
  decideWakeUp(snapshot, wait(where, run), at(tuesday)).kind === 'resume';

test('whatever turns waiting into news is told by an event that wakes runs, whatever else happened', () => {
  const waking = new Set<string>(wakingTypes);
  const needed = new Set<string>();
  const play = () =>
    fc.assert(
      fc.property(lives, (life) => {
        for (const { before, after, timeline, byRun } of live(life).taken) {
          // while a run takes a step it isn't parked, and it looks for itself when it parks again
          if (byRun) continue;
          for (const run of runsOf(after)) {
            for (const where of waits) {
              if (resumes(before, where, run) || !resumes(after, where, run)) continue;
              const types = timeline.map((one) => one.type).filter((type) => waking.has(type));
              expect(types, `${where.playbook} ${where.waitingFor}: ${timeline.map((one) => one.type).join()}`).not.toEqual([]);
              if (types.length === 1) needed.add(types.join());
            }
          }
        }
      }),
      { numRuns: 80 },
    );
  // each of these alone has brought news: without it in the list a run would have slept on
  const alone = [
    'requirement.satisfied.v1',
    'requirement.waived.v1',
    'requirement.past-due.v1',
    'task.decided.v1',
    'merchant.stalled.v1',
    'merchant.first-sale.v1',
    'merchant.withdrawal.requested.v1',
  ];
  // a round of random lives may do without one of them, ten rounds do not
  for (let round = 0; round < 10 && !alone.every((type) => needed.has(type)); round += 1) play();
  expect([...needed]).toEqual(expect.arrayContaining(alone));
});

test('a requirement opened, submitted, failed or extended wakes nobody', () => {
  for (const type of ['requirement.opened.v1', 'requirement.submitted.v1', 'requirement.failed.v1', 'requirement.extended.v1']) {
    expect([...wakingTypes]).not.toContain(type);
  }
});
