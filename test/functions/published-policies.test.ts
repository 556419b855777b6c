import { beforeEach, describe, expect, test } from 'vitest';
import { readPolicy } from '../../domain/check-policy/read-policy.ts';
import { type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import * as approvePolicy from '../../functions/api/approve-policy/handler.ts';
import * as publishPolicy from '../../functions/api/publish-policy/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { ask } from '../attack/ask.ts';
import { type Town, town } from './town.ts';

let here: Town;
let first: string;
beforeEach(async () => {
  here = town();
  first = (await here.policies.active()).version;
});
const publish = async (policy: object, more: object = {}, as = 'leo') => {
  const { version: basedOn } = await here.policies.active();
  const body = { policy, basedOn, reason: 'because', ...more };
  return ask(route(publishPolicy.wanted, publishPolicy.handle(here), here.log), { as, groups: '[lead]', body });
};
const approve = (version: string, as: string, basedOn = first) =>
  ask(route(approvePolicy.wanted, approvePolicy.handle(here), here.log), {
    ...{ as, groups: '[lead]', params: { version }, body: { basedOn } },
  });
const looser = (points: number): PolicyDocument => {
  const policy = structuredClone(policyDocument.parse(bundled));
  policy.tasks.fourEyes.riskScoreAtLeast += points;
  return policy;
};

describe('an approval', () => {
  test('is of the content that was read: an edit after it is another version, which nobody has approved', async () => {
    const read = (await publish(looser(1))).body.version;
    // its author goes on while the second person reads
    const edited = (await publish(looser(30))).body;
    expect(edited).toMatchObject({ kind: 'proposed' });
    expect(edited.version).not.toBe(read);
    expect((await approve(read, 'gwen')).body).toEqual({ kind: 'published', version: read });
    const { version: _version, ...active } = await here.policies.active();
    expect(active).toEqual(looser(1));
    expect((await approve(edited.version, 'gwen', read)).status).toBe(409);
    expect((await here.policies.active()).version).toBe(read);
  });

  test('of a policy that was overtaken by another publishes nothing', async () => {
    const { version } = (await publish(looser(1))).body;
    await publish({ ...policyDocument.parse(bundled), title: 'newer' }, {}, 'gwen');
    expect((await approve(version, 'gwen')).status).toBe(409);
    expect((await here.policies.active()).title).toBe('newer');
  });
});

describe('a policy of the oldest shape', () => {
  type Tree = Record<string, unknown>;
  const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
  /** without every member that came later: whatever a policy may lack and hold together */
  const oldest = (): { policy: Tree; without: readonly string[] } => {
    const policy: Tree = structuredClone(bundled);
    const without: string[] = [];
    const strip = (tree: Tree, path: string): void => {
      for (const [key, value] of Object.entries(tree)) {
        delete tree[key];
        if (readPolicy(policy).ok) without.push(`${path}${key}`);
        else tree[key] = value;
        if (isTree(tree[key])) strip(tree[key], `${path}${key}.`);
      }
    };
    strip(policy, '');
    return { policy, without };
  };

  test('is published, taken back to and read again, through the checks of today', async () => {
    const { policy, without } = oldest();
    expect(without.length).toBeGreaterThan(5);
    const proposed = (await publish(policy, { second: true })).body;
    const { version } = proposed;
    expect((await approve(version, 'gwen')).body).toEqual({ kind: 'published', version });
    here.clock.set('2026-11-23T13:00:00.000Z');
    await publish(policyDocument.parse(bundled), { second: true }, 'gwen');
    expect((await approve(first, 'leo', version)).body).toEqual({ kind: 'published', version: first });
    // taken back: what the console reads of the old version is what it sends
    const { version: _version, ...read } = await here.policies.get(version);
    here.clock.set('2026-11-23T14:00:00.000Z');
    const again = (await publish(read, { second: true })).body;
    expect((await approve(again.version, 'gwen')).body).toMatchObject({ kind: 'published' });
    const { version: now, ...inForce } = await here.policies.active();
    expect(now).toBe(again.version);
    expect(inForce).toEqual(policyDocument.parse(policy));
  });
});
