import { describe, expect, test } from 'vitest';
import { effectiveShares } from '../../../domain/dispatch/effective-shares.ts';
import { emptyLoad, overridesAt, type QueueLoad, type ShareOverride } from '../../../domain/dispatch/queue-load.ts';
import { concernsTeams, queuesShared, roomForLoads, shareWork } from '../../../domain/dispatch/share-work.ts';
import type { Item } from '../../../domain/model/item.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { teamWords } from '../../../domain/wording/tasks/team-phrases.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aClaimedTask, aDecidedTask, anOpenTask, having, registered, tuesday } from '../given.ts';
import { anAllocation, aTeam, sharedPolicy } from './a-sharing.ts';

const shop = registered();
const inQueue = { queue: 'product', slaDueAt: '2018-03-09T18:00:00.000Z', dueAt: '2018-03-09T18:00:00.000Z' } as const;
const fresh = (id: string) => anOpenTask(id, { ...inQueue, version: 0 });
const told = (taskId: string) => ({
  ...{ merchantId: shop.merchant.merchantId, id: `e/${taskId}`, at: tuesday, type: 'task.opened.v1' },
  ...{ actor: { kind: 'system' as const, id: 'test' }, data: { taskId, queue: 'product' } },
});

const share = (
  policy: PolicyDocument,
  puts: readonly Item[],
  { before = shop, load = emptyLoad('product'), now = tuesday }: { before?: Snapshot; load?: QueueLoad; now?: string } = {},
) => shareWork(before, { puts, timeline: puts.map(({ id }) => told(id)) }, [load], { policy, now });
const taskOf = (shared: ReturnType<typeof share>, at = 0) => {
  const put = shared.puts[at];
  if (put?.kind !== 'task') throw new Error('no task');
  return put;
};

const two = sharedPolicy([aTeam('a'), aTeam('b', { whose: 'supplier' })], anAllocation({ a: 50, b: 50 }));

describe('a task that opens', () => {
  test('is given to the team that is owed most, and its timeline tells which and why', () => {
    const shared = share(two, [fresh('t1'), fresh('t2')]);
    expect([taskOf(shared).team, taskOf(shared, 1).team]).toEqual(['a', 'b']);
    expect(shared.timeline[0]?.data).toMatchObject({
      ...{ taskId: 't1', team: 'a' },
      whyTeam: { code: 'team-owed', about: { team: 'a', title: 'Team A', owed: 0.5, passed: ['owed_less Team B'] } },
    });
    expect(shared.loads).toEqual([
      {
        ...emptyLoad('product'),
        counts: { product_work: { shares: 'a:50 b:50', assigned: { a: 1, b: 1 } } },
        teams: { a: { day: '2018-03-06', today: 1, open: 1 }, b: { day: '2018-03-06', today: 1, open: 1 } },
      },
    ]);
    const { whyTeam } = taskOf(shared);
    const words = (language: 'en' | 'fr') => (whyTeam === undefined ? '' : teamWords.read(whyTeam, voiceOf(language)));
    expect(words('en')).toBe('Team A: it was owed most of this queue (0.5 tasks). Team B: was owed less.');
    expect(words('fr')).toBe(
      'Team A : c’est à cette équipe que la file devait le plus (0,5 tâche). Team B : avait droit à moins.',
    );
  });

  test('is everybody’s in a queue that nobody shares, for a merchant no allocation fits, and where a person was named at once', () => {
    const elsewhere = { ...fresh('t1'), queue: 'verification' };
    expect(share(two, [elsewhere]).puts).toEqual([elsewhere]);
    const german = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { countries: ['DE'] }));
    expect(queuesShared(shop, [fresh('t1')], german.sharing)).toEqual([]);
    expect(share(german, [fresh('t1')])).toMatchObject({ loads: [], puts: [{ id: 't1', dueAt: inQueue.dueAt }] });
    expect(taskOf(share(german, [fresh('t1')])).team).toBeUndefined();
    expect(concernsTeams(shop, [aClaimedTask('t1', { ...inQueue, version: 0 })])).toBe(false);
    const keyOnly = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { segments: ['key'] }));
    expect(queuesShared(shop, [fresh('t1')], keyOnly.sharing)).toEqual([]);
  });

  test('goes by what the transaction makes of the merchant', () => {
    const key = { ...shop.merchant, segment: 'key' as const };
    const keyOnly = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { segments: ['key'], countries: ['BR'] }));
    expect(queuesShared(shop, [key, fresh('t1')], keyOnly.sharing)).toEqual(['product']);
    expect(taskOf(share(keyOnly, [fresh('t1'), key])).team).toBe('a');
  });

  test('takes the skills and the language of the merchant where the allocation asks for them', () => {
    const teams = [aTeam('a', { languages: ['en'] }), aTeam('b', { languages: ['pt'], skills: ['api'] })];
    const speaks = sharedPolicy(teams, anAllocation({ a: 90, b: 10 }, { inLanguage: true }));
    const skilled = sharedPolicy(teams, anAllocation({ a: 90, b: 10 }, { asks: ['api'] }));
    expect(taskOf(share(speaks, [fresh('t1')]))).toMatchObject({
      team: 'b',
      whyTeam: { about: { passed: ['language Team A'] } },
    });
    expect(taskOf(share(skilled, [fresh('t1')]))).toMatchObject({ team: 'b', whyTeam: { about: { passed: ['skill Team A'] } } });
  });

  test('begins the count of a queue nobody read, and leaves other entries as they are', () => {
    const other = { ...told('t1'), type: 'merchant.commented.v1' };
    const unnamed = { ...told('t1'), data: { queue: 'product' } };
    const { timeline, loads } = shareWork(shop, { puts: [fresh('t1')], timeline: [other, unnamed] }, [], {
      policy: two,
      now: tuesday,
    });
    expect([timeline, loads.length]).toEqual([[other, unnamed], 1]);
  });
  test('is given by hours a calendar has; one that policy lacks closes nobody', () => {
    const lacking = sharedPolicy(
      [aTeam('a', { openIn: ['nowhere'], works: [{ queue: 'verification' }] })],
      anAllocation({ a: 100 }),
    );
    expect(taskOf(share(lacking, [fresh('t1')])).team).toBe('a');
  });
  test('says in words of another version what it knows', () => {
    const read = (code: string, passed: string[]) =>
      (['en', 'fr'] as const).map((language) =>
        teamWords.read({ code, about: { team: 'a', title: 'Team A', owed: 1, passed } }, voiceOf(language)),
      );
    expect(read('team-owed', [])).toEqual([
      'Team A: it was owed most of this queue (1.0 tasks).',
      'Team A : c’est à cette équipe que la file devait le plus (1,0 tâche).',
    ]);
    expect(read('team-none', ['too_new Team B', ''])[0]).toContain('Team B: too_new');
  });
  test('of a team that policy no longer has is given to those there are', () => {
    const policy = sharedPolicy([aTeam('a')], anAllocation({ a: 50, gone: 50 }));
    expect(taskOf(share(policy, [fresh('t1')])).team).toBe('a');
  });
});

describe('a task no team can take', () => {
  const hours = { timeZone: 'Europe/London', workdays: [1, 2, 3, 4, 5], opens: '15:00', closes: '22:00', holidayCountry: 'GB' };
  const late: PolicyDocument = {
    ...sharedPolicy([aTeam('a', { openIn: ['late'] })], anAllocation({ a: 100 })),
    calendars: { ...two.calendars, late: hours },
  };
  test('waits, says why, and is looked at again as a team opens', () => {
    const shared = share(late, [fresh('t1')]);
    expect(taskOf(shared)).toMatchObject({
      dueAt: '2018-03-06T15:00:00.000Z',
      whyTeam: { code: 'team-none', about: { passed: ['closed Team A'] } },
    });
    expect(shared.loads).toEqual([]);
    expect(shared.timeline[0]?.data).not.toHaveProperty('team');
    const { whyTeam } = taskOf(shared);
    const words = (language: 'en' | 'fr') => (whyTeam === undefined ? '' : teamWords.read(whyTeam, voiceOf(language)));
    expect(words('en')).toBe('No team can take it yet. Team A: closed then.');
    expect(words('fr')).toBe('Aucune équipe ne peut encore la prendre. Team A : fermée à ce moment.');
    // as the sweep finds it
    const waiting = { ...taskOf(shared), version: 1 };
    const later = share(late, [waiting], { before: having(shop, waiting), now: '2018-03-06T15:00:00.000Z' });
    expect(taskOf(later)).toMatchObject({ team: 'a' });
    expect(later.timeline.at(-1)).toMatchObject({
      ...{ type: 'task.team-changed.v1', actor: { kind: 'system', id: 'share-work' } },
      data: { taskId: 't1', team: 'a', fromTeam: null, whyTeam: { code: 'team-owed' } },
    });
    const ofRun = { ...waiting, run: 'run-1' };
    const opens = { before: having(shop, ofRun), now: '2018-03-06T15:00:00.000Z' };
    expect(share(late, [ofRun], opens).timeline.at(-1)).toMatchObject({ run: 'run-1', type: 'task.team-changed.v1' });
    const { run: _run, ...ofNone } = waiting;
    const without = { before: having(shop, ofNone), now: '2018-03-06T15:00:00.000Z' };
    expect(share(late, [ofNone], without).timeline.at(-1)).not.toHaveProperty('run');
    const still = share(late, [waiting], { before: having(shop, waiting), now: '2018-03-06T14:00:00.000Z' });
    expect(still.timeline).toHaveLength(1);
  });
  test('within the hour where a cap was met, the next day where nothing helps, and never later than it is due', () => {
    const full = sharedPolicy([aTeam('a', {}, { maximumOpen: 1 })], anAllocation({ a: 100 }));
    const busy = { ...emptyLoad('product'), teams: { a: { day: '2018-03-06', today: 1, open: 1 } } };
    expect(taskOf(share(full, [fresh('t1')], { load: busy }))).toMatchObject({ dueAt: '2018-03-06T14:00:00.000Z' });
    const aDay = sharedPolicy([aTeam('a', {}, { maximumADay: 1 })], anAllocation({ a: 100 }));
    expect(taskOf(share(aDay, [fresh('t1')], { load: busy }))).toMatchObject({ dueAt: '2018-03-06T14:00:00.000Z' });
    const unable = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { asks: ['api'] }));
    expect(taskOf(share(unable, [fresh('t1')]))).toMatchObject({ dueAt: '2018-03-07T13:00:00.000Z' });
    const soon = { ...fresh('t1'), dueAt: '2018-03-06T13:30:00.000Z' };
    expect(taskOf(share(unable, [soon]))).toMatchObject({ dueAt: soon.dueAt });
    const { dueAt: _due, ...overdue } = fresh('t2');
    expect(taskOf(share(unable, [overdue]))).toMatchObject({ dueAt: '2018-03-07T13:00:00.000Z' });
  });
  test('a day that is over counts for nothing any more', () => {
    const aDay = sharedPolicy([aTeam('a', {}, { maximumADay: 1 })], anAllocation({ a: 100 }));
    const yesterday = { ...emptyLoad('product'), teams: { a: { day: '2018-03-05', today: 1, open: 4 } } };
    const shared = share(aDay, [fresh('t1')], { load: yesterday });
    expect(shared.loads[0]?.teams).toEqual({ a: { day: '2018-03-06', today: 1, open: 5 } });
  });
});

describe('a task that ends, or moves to another team', () => {
  const held = aClaimedTask('t1', { ...inQueue, team: 'a', version: 2 });
  const before = having(shop, held);
  const load = { ...emptyLoad('product'), teams: { a: { day: '2018-03-06', today: 3, open: 2 } } };
  test('is open for its team no longer', () => {
    const done = aDecidedTask('t1', 'handled', { ...inQueue, team: 'a', version: 2 });
    expect(roomForLoads(before, [done])).toBe(1);
    expect(queuesShared(before, [done], two.sharing)).toEqual(['product']);
    expect(share(two, [done], { before, load }).loads[0]?.teams).toEqual({ a: { day: '2018-03-06', today: 3, open: 1 } });
    // what nobody counted cannot be taken away
    expect(share(two, [done], { before }).loads[0]?.teams).toEqual({});
  });
  test('counts for the other one', () => {
    const moved = { ...held, team: 'b' };
    expect(share(two, [moved], { before, load }).loads[0]?.teams).toEqual({
      a: { day: '2018-03-06', today: 3, open: 1 },
      b: { day: '2018-03-06', today: 1, open: 1 },
    });
    const found = anOpenTask('t9', { ...inQueue, version: 1 });
    expect(share(two, [{ ...found, team: 'gone' }], { before: having(shop, found) }).loads[0]?.teams).toEqual({
      gone: { day: '2018-03-06', today: 1, open: 1 },
    });
  });
  test('changes nothing where its team stays', () => {
    expect(concernsTeams(before, [{ ...held, comments: 4 }])).toBe(false);
    expect(share(two, [{ ...held, comments: 4 }], { before, load }).loads).toEqual([]);
    expect([roomForLoads(undefined, [held]), roomForLoads(before, [held]), roomForLoads(shop, [fresh('t5')])]).toEqual([0, 0, 1]);
  });
});

describe('shares that change', () => {
  const counted: QueueLoad = {
    ...emptyLoad('product'),
    counts: { product_work: { shares: 'a:50 b:50', assigned: { a: 10, b: 4 } }, gone: { shares: 'x:100', assigned: { x: 1 } } },
  };
  const moved = (team: string, percent: number, more: Partial<ShareOverride> = {}): ShareOverride => ({
    ...{ id: `${team}-${percent}`, team, share: percent, from: '2018-03-06T09:00:00.000Z', until: '2018-03-06T18:00:00.000Z' },
    ...{ reason: 'a peak', by: 'lea', ...more },
  });
  test('are counted anew, and counts of allocations that ended are forgotten', () => {
    expect(taskOf(share(two, [fresh('t1')], { load: counted })).team).toBe('b');
    const changed = sharedPolicy([aTeam('a'), aTeam('b')], anAllocation({ a: 60, b: 40 }));
    const shared = share(changed, [fresh('t1')], { load: counted });
    expect(taskOf(shared).team).toBe('a');
    expect(shared.loads[0]?.counts).toEqual({ product_work: { shares: 'a:60 b:40', assigned: { a: 1 } } });
  });
  test('a team somebody moved work to has that share, and the others divide the rest in their proportions', () => {
    const three = anAllocation({ a: 60, b: 20, c: 20 });
    const of = (overrides: readonly ShareOverride[], now = tuesday) =>
      effectiveShares(three, { overrides: [...overrides] }, now).map(({ share: percent }) => percent);
    expect(of([moved('b', 60)])).toEqual([30, 60, 10]);
    expect(of([moved('a', 0)])).toEqual([0, 50, 50]);
    expect(of([moved('b', 60)], '2018-03-06T18:00:00.000Z')).toEqual([60, 20, 20]);
    expect(of([moved('a', 50), moved('b', 30), moved('c', 20)])).toEqual([50, 30, 20]);
    expect(of([moved('a', 80), moved('b', 80)])).toEqual([80, 80, 0]);
    const whole = effectiveShares(anAllocation({ a: 100, b: 0 }), { overrides: [moved('a', 50)] }, tuesday);
    expect(whole).toEqual([
      { team: 'a', share: 50, policyShare: 100 },
      { team: 'b', share: 0, policyShare: 0 },
    ]);
    // of a team the latest counts
    expect(overridesAt({ overrides: [moved('b', 60), moved('b', 10)] }, tuesday).map(({ share: percent }) => percent)).toEqual([
      10,
    ]);
  });
  test('and those that are over are dropped with the next task', () => {
    const over = moved('b', 100, { until: '2018-03-06T12:00:00.000Z' });
    const shared = share(two, [fresh('t1')], { load: { ...emptyLoad('product'), overrides: [over, moved('b', 100)] } });
    expect(taskOf(shared).team).toBe('b');
    expect(shared.loads[0]?.overrides).toEqual([moved('b', 100)]);
  });
});
