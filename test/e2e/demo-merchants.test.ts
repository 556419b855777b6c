import { isEventsService } from '@firstsale/laptop-cloud/services/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openVirtualLaptop } from '../../programs/virtual-laptop.ts';
import { demoDesk } from '../../world/demo/demo-desk.ts';
import { openDemoWorld } from '../../world/demo/demo-world.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { peopleOf } from '../../world/desk/laptop-people.ts';
import type { Laptop } from '../../world/laptop.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';

const DAY = 86_400_000;
const from = Date.parse('2026-03-02T00:00:00.000Z');
interface Told {
  readonly type: string;
  readonly subject: string;
  readonly actor: { readonly kind: string; readonly id: string };
}
const told: Told[] = [];
const failed: string[] = [];
let laptop: Laptop;

beforeAll(async () => {
  laptop = await openVirtualLaptop(from);
  const { kernel } = laptop.cloud;
  kernel.onUnitFailed(({ label, error }) => failed.push(`${label}: ${String(error)}`));
  const events = kernel.service('events');
  if (!isEventsService(events)) throw new Error('there is no event bus');
  events.onEvent(({ source, json }) => void (source === 'firstsale' && told.push(JSON.parse(json).detail)));
  const desk = demoDesk(readDesk(projectPath('world/desk/default-desk.json')));
  laptop.admit(peopleOf(desk));
  openDemoWorld(laptop, {
    ...{ seed: 80, merchants: 10, from, applyDays: 4, desk, deskUntil: Number.POSITIVE_INFINITY },
    policy: readPolicyFile(projectPath('policies/default.json')),
  });
  await kernel.runUntil(from + 80 * DAY);
}, 4 * TO_SYNTHESIZE_MS);
afterAll(() => laptop?.cloud.stop());

const actorsOf = (type: string) => told.filter((one) => one.type === type).map(({ actor }) => `${actor.kind} ${actor.id}`);
const byAddress = /^merchant [^ ]+@[^ ]+\.example\.com$|^merchant [^ ]+@mailinator\.com$/;

describe('the merchants of the demo', () => {
  test('see nothing fail on the way', () => {
    expect(failed).toEqual([]);
  });

  test('hand in what is asked as somebody who is signed in, and send no events of it', () => {
    const actors = actorsOf('requirement.submitted.v1');
    expect(actors.length).toBeGreaterThan(10);
    expect(actors.filter((one) => !byAddress.test(one))).toEqual([]);
  });

  test('ask on their page, and a colleague answers each', () => {
    const asked = actorsOf('case.opened.v1');
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((one) => !byAddress.test(one))).toEqual([]);
    expect(told.filter(({ type }) => type === 'case.answered.v1')).toHaveLength(asked.length);
  });

  test('send papers that arrive, are scanned and are found clean', () => {
    const arrived = actorsOf('document.received.v1').length;
    expect(arrived).toBeGreaterThan(5);
    expect(actorsOf('document.refused.v1')).toEqual([]);
    expect(actorsOf('document.cleared.v1')).toHaveLength(arrived);
  });

  test('rate, opt out and accept prices on their page, each in their name', () => {
    for (const type of ['csat.rated.v1', 'nudge.opted-out.v1', 'price.accepted.v1']) {
      const actors = actorsOf(type);
      expect([type, actors.length > 0, actors.filter((one) => !byAddress.test(one))]).toEqual([type, true, []]);
    }
  });

  test('go on to sell', () => {
    expect(
      new Set(told.filter(({ type }) => type === 'merchant.activated.v1').map(({ subject }) => subject)).size,
    ).toBeGreaterThan(1);
  });
});
