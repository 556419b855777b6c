import { describe, expect, test } from 'vitest';
import { KeyReused } from '../../domain/errors.ts';
import { handle as list } from '../../functions/api/list-plans/handler.ts';
import { handle as publish } from '../../functions/api/publish-plan/handler.ts';
import { given, weekdays, weekend } from '../domain/staffing/given-plan.ts';
import { town } from './town.ts';

const body = { ...given(), shifts: [weekdays, weekend] };
const call = (sent: object, key = 'k1', id = 'dieter') =>
  ({ person: { id, roles: ['lead'] }, params: {}, query: {}, body: sent, key }) as never;

describe('published plans', () => {
  test('are kept as they were published, with who and when; a later one of the same week stands beside it', async () => {
    const here = town();
    const first = await publish(here)(call(body));
    expect(first).toMatchObject({ publishedBy: 'dieter', judged: { attainment: 1, tasks: 512 } });
    await publish(here)(call({ ...body, shifts: [weekdays] }, 'k2', 'gwen'));
    const { plans } = await list(here)(call({}));
    expect(plans).toHaveLength(2);
    expect(plans).toContainEqual(first);
  });

  test('sent again are the same one; another plan under its key is refused', async () => {
    const here = town();
    const first = await publish(here)(call(body));
    expect(await publish(here)(call(body))).toEqual(first);
    expect((await list(here)(call({}))).plans).toHaveLength(1);
    await expect(publish(here)(call({ ...body, shifts: [weekdays] }))).rejects.toThrow(KeyReused);
  });

  test('are listed by week, the latest first, eight at most', async () => {
    const here = town();
    for (let n = 0; n < 10; n += 1) {
      const week = new Date(Date.parse('2026-11-23') + n * 7 * 86_400_000).toISOString().slice(0, 10);
      await publish(here)(call({ ...body, week }, `k${n}`));
    }
    const weeks = (await list(here)(call({}))).plans.map(({ week }) => week);
    expect(weeks).toHaveLength(8);
    expect(weeks[0]).toBe('2027-01-25');
  });
});
