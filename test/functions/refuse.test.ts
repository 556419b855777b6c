import { describe, expect, test } from 'vitest';
import { placeOf, referenceOf } from '../../application/rejected-reference.ts';
import { isShortened } from '../../application/without-account-numbers.ts';
import { parseEvent } from '../../domain/events.ts';
import { monday, type Town, town } from './town.ts';

const delivery = (detail: unknown) => ({ id: 'd1', source: 'outside', type: 'case.opened.v1', time: monday, detail });
const about = { field: 'f', state: 'value', problem: 'other' } as const;
const rejection = { code: 'field_invalid', field: 'f', about } as const;

const first = async (here: Town) => (await here.rejected.list(monday.slice(0, 10), 10)).rejected[0];

describe('what is refused can be kept, and read again, whatever it was', () => {
  test('brackets by the thousand are cut where nobody reads on', async () => {
    const here = town();
    const deep = JSON.parse(`{"id":"e1","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    const parsed = parseEvent(deep);
    expect(parsed.ok).toBe(false);
    await here.refuse(delivery(deep), rejection);
    const kept = await first(here);
    const text = JSON.stringify(kept?.original);
    expect(text).toContain('(nested too deeply to be kept)');
    expect(text.length).toBeLessThan(1_000);
  });
  test('of several of one id in one second each is kept, and a second delivery of one is that one', async () => {
    const here = town();
    for (const amount of [1, 2, 1, 3]) await here.refuse(delivery({ id: 'e1', data: { amount } }), rejection);
    const { rejected } = await here.rejected.list(monday.slice(0, 10), 10);
    expect(rejected.map(({ original }) => original)).toHaveLength(3);
    for (const event of rejected) expect(await here.rejected.get(placeOf(referenceOf(event)))).toEqual(event);
  });
  test('half of a surrogate pair becomes a character before it becomes a key', async () => {
    const here = town();
    await here.refuse(delivery({ id: 'e\ud800', type: 't\ud800' }), {
      code: 'type_mismatch',
      field: 'type',
      about: { inside: 't\ud800', outside: 'x' },
    });
    expect(await first(here)).toMatchObject({
      type: 't\ufffd',
      about: { inside: 't\ufffd' },
      message: expect.stringContaining('"t\ufffd"'),
    });
  });
  test('an account number is kept under no name, in no list and in no spelling', async () => {
    const here = town();
    const number = 'DE89370400440532013000';
    const data = {
      iban: [number, { old: number }],
      bban: '370400440532013000',
      'Account-Number': 532013000,
      konto_nummer: 'x',
      kontoNummer: '0532013000',
      [number]: 'first',
      ['DE89 3704 0044 0532 0130 00']: 'second',
      comment: 'it is DE89\u00a03704.0044/0532_0130\u200b00',
      amount: 532013,
    };
    await here.refuse(delivery({ id: 'e1', data }), rejection);
    const kept = await first(here);
    expect(kept?.original).toMatchObject({
      detail: {
        data: {
          bban: '(account number removed, ends in 3000)',
          'Account-Number': '(account number removed, ends in 3000)',
          '(account number removed, ends in 3000)': 'first',
          '(account number removed, ends in 3000) 2': 'second',
          comment: 'it is (account number removed, ends in 3000)',
          amount: 532013,
        },
      },
    });
    expect(JSON.stringify(kept).replace(/[^0-9]/g, '')).not.toContain('32013000');
    expect(kept !== undefined && isShortened(kept.original)).toBe(true);
  });
  test('an event too large for an item is kept by its beginning, size and hash, and is not replayed as if it were whole', async () => {
    const here = town();
    await here.refuse(delivery({ id: 'e1', data: { title: 'é'.repeat(300_000) } }), rejection);
    const kept = await first(here);
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(300_000);
    expect(kept?.original).toMatchObject({
      detail: {
        '(too large to be kept whole)': { characters: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{16}$/) },
      },
    });
    expect(kept !== undefined && isShortened(kept.original)).toBe(true);
  });

  test.each(['2100-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'])(
    'an event whose sender says it is %s is filed today',
    async (time) => {
      const here = town();
      await here.refuse({ ...delivery({ id: 'e1' }), time }, rejection);
      expect(await first(here)).toMatchObject({ id: 'e1', at: here.clock.now() });
    },
  );
});
