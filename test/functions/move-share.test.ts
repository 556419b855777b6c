import { describe, expect, test } from 'vitest';
import { taskDirectory } from '../../adapters/memory/directories.ts';
import { volumeStore } from '../../adapters/memory/volume-store.ts';
import * as assignTask from '../../functions/api/assign-task/handler.ts';
import * as moveShare from '../../functions/api/move-share/handler.ts';
import * as showTeams from '../../functions/api/show-teams/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { nothingElse, someId, someMerchant, someTask } from '../adapters/some.ts';
import { ask } from '../attack/ask.ts';
import { anAllocation, aTeam, sharedPolicy } from '../domain/dispatch/a-sharing.ts';
import { monday, town } from './town.ts';

const shop = someId(1);
const until = '2026-11-23T18:00:00.000Z';
const open = async () => {
  const here = town();
  await here.policies.publish(sharedPolicy([aTeam('a'), aTeam('b')], anAllocation({ a: 80, b: 20 })), 'lea', monday, 'teams');
  const { version } = await here.policies.active();
  const puts = [someMerchant(shop, { policyVersion: version }), { ...someTask(shop, 't1'), queue: 'product', team: 'a' }];
  await here.merchants.commit(shop, { ...nothingElse, puts }, null);
  const move = route(moveShare.wanted, moveShare.handle(here), here.log);
  const show = route(
    showTeams.wanted,
    showTeams.handle({ ...here, tasks: taskDirectory(here.world), volumes: volumeStore() }),
    here.log,
  );
  const lead = { as: 'lea', groups: '[lead]' };
  return {
    here,
    move: (body: object, key?: string) => ask(move, { ...lead, body, ...(key === undefined ? {} : { key }) }),
    teams: async (groups = '[lead]') => (await ask(show, { ...lead, groups })).body,
    give: (body: object) =>
      ask(route(assignTask.wanted, assignTask.handle(here), here.log), {
        ...lead,
        params: { merchantId: shop, taskId: 't1' },
        body,
      }),
  };
};
const wish = { kind: 'move', queue: 'product', team: 'b', share: 60, until, reason: 'a peak since 9' };

describe('a share that is moved', () => {
  test('is shown with who, why and until when, and is taken back', async () => {
    const { move, teams } = await open();
    const moved = await move(wish, 'move-once-1');
    expect(moved).toMatchObject({ status: 200, body: { team: 'b', share: 60, by: 'lea', until } });
    // the same request again is the same move
    expect(await move(wish, 'move-once-1')).toEqual(moved);
    expect((await move({ ...wish, share: 70 }, 'move-once-1')).status).toBe(422);
    const shown = await teams();
    expect(shown.moves).toMatchObject([{ queue: 'product', team: 'b', share: 60 }]);
    expect(shown.told).toMatchObject([{ type: 'queue.share-moved.v1', reason: 'a peak since 9', actor: { id: 'lea' } }]);
    expect(shown.allocations[0].shares.map(({ share }: { share: number }) => share)).toEqual([40, 60]);
    const back = { kind: 'return', queue: 'product', overrideId: moved.body.id, reason: 'calm again' };
    expect((await move(back)).status).toBe(200);
    expect((await move(back)).body.code).toBe('share-move-over');
    expect((await teams()).told.map(({ type }: { type: string }) => type)).toEqual([
      'queue.share-returned.v1',
      'queue.share-moved.v1',
    ]);
    expect((await teams()).allocations[0].shares.map(({ share }: { share: number }) => share)).toEqual([80, 20]);
  });
  test('is seen by a supplier’s people where it is theirs, without who told what', async () => {
    const { move, teams } = await open();
    await move(wish);
    const own = await teams('[analyst supplier-a]');
    expect([own.teams.length, own.moves, own.told, own.counted]).toEqual([1, [], [], 0]);
    expect((await teams('[analyst supplier-b]')).moves).toHaveLength(1);
  });
  test('is refused with the field and what to do', async () => {
    const { move } = await open();
    expect((await move({ ...wish, queue: 'verification' })).body.code).toBe('queue-not-shared');
    expect((await move({ ...wish, team: 'x' })).body.code).toBe('team-no-share');
    expect((await move({ ...wish, share: 101 })).status).toBe(400);
  });
});

describe('a task given to another team', () => {
  test('counts for it, and no longer for the team before', async () => {
    const { here, give, teams } = await open();
    expect(await give({ version: 1, team: 'b', reason: 'a peak' })).toMatchObject({
      status: 200,
      body: { team: 'b', version: 2, whyTeam: { code: 'team-moved' } },
    });
    expect((await here.loads.of('product')).teams['b']).toMatchObject({ open: 1, today: 1 });
    expect((await teams()).teams[1].people).toEqual([{ person: '', open: 1, overdue: expect.any(Number) }]);
    expect((await give({ version: 2, team: 'x', reason: 'a peak' })).body.code).toBe('team-no-share');
  });
});
