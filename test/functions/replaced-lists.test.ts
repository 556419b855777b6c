import { beforeEach, describe, expect, test } from 'vitest';
import { readListFile } from '../../adapters/list-files/read-list-file.ts';
import { openTasks } from '../../domain/model/snapshot.ts';
import * as getPolicy from '../../functions/api/get-policy/handler.ts';
import * as replaceList from '../../functions/api/replace-list/handler.ts';
import * as screenMerchants from '../../functions/api/screen-merchants/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { ask } from '../attack/ask.ts';
import { approved, merchantId, settle, type Town, town } from './town.ts';

let here: Town;
beforeEach(async () => {
  here = town();
  await settle(here, { ...approved, legalName: 'Zhdanenko Trading House' });
});
const csv = (...names: readonly string[]): string =>
  Buffer.from(
    `id,schema,name,aliases,last_change\n${names.map((name, at) => `Q${at},${name.includes('House') ? 'Company' : 'Person'},${name},,2026-11-20T00:00:00`).join('\n')}`,
  ).toString('base64');
const replace = (more: object = {}, as = 'leo', groups = '[lead]') => {
  const needs = { keeper: here.lists, clock: here.clock, read: readListFile };
  const file = csv('Zhdanenko Trading House', 'Jan Doe');
  const body = { format: 'opensanctions-csv', file, basedOn: '', reason: 'today’s file', dryRun: false, ...more };
  return ask(route(replaceList.wanted, replaceList.handle(needs), here.log), { as, groups, body });
};
const screen = (body: object = {}) => {
  const { work, lists, roll, screening: progress, clock } = here;
  const handler = screenMerchants.handle({ work, lists, roll, progress, clock });
  return ask(route(screenMerchants.wanted, handler, here.log), { as: 'leo', groups: '[lead]', body });
};
const shown = async () => {
  const needs = { policies: here.policies, lists: here.lists, screening: here.screening };
  const rates = async () => ({ asOf: '2026-11-20', rates: {}, sample: true });
  return getPolicy.handle({ ...needs, rates })({ query: {}, person: { id: 'dieter', roles: ['lead'] } } as never);
};

describe('a list of names', () => {
  test('is tried first, and nothing has changed then', async () => {
    const { status, body } = await replace({ dryRun: true });
    expect([status, body.outcome, body.added, body.firstAdded]).toEqual([
      200,
      'checked',
      2,
      ['Zhdanenko Trading House', 'Jan Doe'],
    ]);
    expect((await shown()).lists).toEqual([]);
    expect(body.is).toMatchObject({ key: 'opensanctions', asOf: '2026-11-20', names: 2, loadedBy: 'leo' });
  });

  test('is replaced by a lead; who, when, why and how many names it had before is on record', async () => {
    const first = await replace();
    here.clock.set('2026-11-23T13:00:00.000Z');
    const second = await replace(
      { file: csv('Zhdanenko Trading House', 'Jan Doe', 'Piet Doe'), basedOn: first.body.is.version },
      'gwen',
    );
    expect(second.body).toMatchObject({ outcome: 'replaced', added: 1, removed: 0 });
    const { lists, loads } = await shown();
    expect(lists).toMatchObject([{ key: 'opensanctions', names: 3, asOf: '2026-11-20' }]);
    expect(loads.map(({ loadedBy, namesBefore, reason }) => [loadedBy, namesBefore, reason])).toEqual([
      ['gwen', 2, 'today’s file'],
      ['leo', undefined, 'today’s file'],
    ]);
  });

  test('that is loaded already changes nothing, and leaves no second entry', async () => {
    const { body } = await replace();
    expect((await replace({ basedOn: body.is.version })).body.outcome).toBe('loaded-already');
    expect((await replace()).body.outcome).toBe('loaded-already');
    expect((await shown()).loads).toHaveLength(1);
  });

  test('is not replaced by somebody who looked at an earlier version', async () => {
    await replace();
    const { status, body } = await replace({ file: csv('Another One', 'Jan Doe') }, 'gwen');
    expect([status, body.code, body.about.by]).toEqual([409, 'list-replaced', 'leo']);
    expect((await here.lists.current()).names[0]?.name).toBe('Zhdanenko Trading House');
  });

  test.each([
    [
      'cut within a row',
      { file: Buffer.from('id,schema,name,aliases\nQ1,Person,Jan,\nQ2,Person').toString('base64') },
      'list-row',
    ],
    [
      'of the future',
      { file: Buffer.from('id,schema,name,aliases\nQ1,Person,Jan,').toString('base64'), asOf: '2027-01-01' },
      'list-of-the-future',
    ],
    ['without a day', { file: Buffer.from('id,schema,name,aliases\nQ1,Person,Jan,').toString('base64') }, 'list-without-date'],
    ['of another publisher', { format: 'un-xml' }, 'list-not-xml'],
    [
      'with an entry twice',
      {
        file: Buffer.from('id,schema,name,aliases,last_change\nQ1,Person,A,,2026-11-20\nQ1,Person,B,,2026-11-20').toString(
          'base64',
        ),
      },
      'list-entry-twice',
    ],
  ])('%s is refused as a whole, with the reason', async (_name, wrong, code) => {
    const { status, body } = await replace(wrong);
    expect([status, body.code]).toEqual([400, code]);
    expect((await shown()).loads).toEqual([]);
  });

  test('that lost more than a tenth is taken only when somebody says that it is right', async () => {
    const { body } = await replace();
    const less = { file: csv('Zhdanenko Trading House'), basedOn: body.is.version };
    expect((await replace(less)).body).toMatchObject({ code: 'list-shorter', about: { names: 1, before: 2 } });
    expect((await replace({ ...less, shorter: true })).body).toMatchObject({ outcome: 'replaced', removed: 1 });
  });

  test('is not replaced by an analyst', async () => {
    expect((await replace({}, 'ana', '[analyst risk]')).status).toBe(403);
  });
});

describe('after a list was replaced', () => {
  test('everybody past the risk check is screened again, once, and how far it came is shown', async () => {
    await replace();
    expect((await shown()).screening).toBeUndefined();
    const { body } = await screen();
    expect(body).toMatchObject({ merchants: 1, withHits: 1, failed: [], by: 'leo' });
    expect(body.doneAt).toBeDefined();
    const snapshot = await here.merchants.load(merchantId);
    expect(openTasks(snapshot!)).toMatchObject([{ queue: 'screening' }]);
    expect((await screen()).body).toEqual(body);
    expect((await screen({ anew: true })).body).toMatchObject({ merchants: 1, withHits: 0 });
    expect((await shown()).screening).toMatchObject({ merchants: 1, withHits: 0 });
  });

  test('what another list left is begun anew', async () => {
    const { body } = await replace();
    await screen();
    await replace({ file: csv('Zhdanenko Trading House', 'Jan Doe', 'Piet Doe'), basedOn: body.is.version });
    expect((await shown()).screening).toBeUndefined();
    expect((await screen()).body).toMatchObject({ merchants: 1, withHits: 0 });
  });
});
