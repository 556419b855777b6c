import { describe, expect, test } from 'vitest';
import { type Refusal, refusals as worded } from '../../../domain/refusal.ts';
import { checkList } from '../../../domain/risk/check-list.ts';
import { changeOfList } from '../../../domain/risk/list-change.ts';
import { listsKnownBy, screeningAfter, screeningFrom } from '../../../domain/risk/screening-again.ts';
import type { ListVersion } from '../../../domain/risk/screening-list.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

const named = (ref: string, name = `Name ${ref}`) => ({ ref, name, aliases: [], kind: 'person' as const });
const because = (code: string, about: object = {}) => expect.objectContaining({ refusal: { code, about } });
const days = { asOf: '2026-11-20', today: '2026-11-30' };

describe('before a list takes the place of another', () => {
  const names = Array.from({ length: 100 }, (_, at) => named(String(at)));
  const loaded = (names: number, asOf = '2026-11-01') => ({ names, asOf });

  test('it is refused when it is empty, double, of another number, or much shorter than before', () => {
    expect(() => checkList([], days)).toThrow(because('list-without-names'));
    expect(() => checkList([...names, named('0')], days)).toThrow(/twice \(0\)/);
    expect(() => checkList(names, { ...days, count: 101 })).toThrow(because('list-other-count', { names: 100, expected: 101 }));
    expect(() => checkList(names, { ...days, before: loaded(120) })).toThrow(/had 120/);
    for (const right of [{}, { count: 100 }, { before: loaded(105) }, { before: loaded(120), shorter: true }])
      expect(() => checkList(names, { ...days, ...right })).not.toThrow();
  });

  test('it is refused when it is of the future, or older than the one that counts', () => {
    expect(() => checkList(names, { ...days, asOf: '2026-12-01' })).toThrow(/in the future/);
    expect(() => checkList(names, { ...days, before: loaded(100, '2026-11-21') })).toThrow(
      because('list-older', { asOf: '2026-11-20', before: '2026-11-21' }),
    );
    expect(() => checkList(names, { ...days, before: loaded(100, '2026-11-20') })).not.toThrow();
  });

  test('a person sees what it adds, takes away and changes', () => {
    const before = [named('1'), named('2'), named('3')];
    const after = [named('1'), { ...named('2'), born: ['1960'] }, named('4')];
    expect(changeOfList(before, after)).toEqual({
      ...{ added: 1, removed: 1, changed: 1 },
      ...{ firstAdded: ['Name 4'], firstRemoved: ['Name 3'] },
    });
    expect(changeOfList(after, after)).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });
});

describe('a file that is refused', () => {
  const refusals: readonly Refusal[] = [
    { code: 'list-row', about: { file: 'SDN.CSV', row: 7, column: 'name', found: '' } },
    { code: 'list-row', about: { file: 'SDN.CSV', row: 7, column: 'ent_num', found: '<html>' } },
    { code: 'list-other-file', about: { lacks: 'export', wanted: 'xmlFullSanctionsList, EU' } },
    { code: 'list-not-xml', about: { line: 3 } },
    { code: 'list-not-unpacked', about: { most: 32 } },
    { code: 'list-aliases-of-nobody', about: { n: 2, refs: ['1', '2'] } },
    { code: 'list-aliases-missing', about: {} },
    { code: 'list-without-names', about: {} },
    { code: 'list-entry-twice', about: { n: 1, refs: ['1'] } },
    { code: 'list-other-count', about: { names: 1, expected: 2 } },
    { code: 'list-shorter', about: { names: 1, before: 2 } },
    { code: 'list-without-date', about: {} },
    { code: 'list-of-the-future', about: { asOf: '2027-01-01' } },
    { code: 'list-older', about: { asOf: '2026-01-01', before: '2026-02-01' } },
    { code: 'list-replaced', about: { by: 'leo', at: '2026-11-23T12:00:00.000Z' } },
  ];
  test.each(refusals)('says $code in both languages, with what to do', ({ code, about }) => {
    const [english, french] = (['en', 'fr'] as const).map((language) => worded[code].render(about, voiceOf(language)) ?? '');
    expect(english).toMatch(/\. |\.$/);
    expect(english).toMatch(/Choose|Download|Enter|confirm|Reload/);
    expect(french).toMatch(/Choisissez|Téléchargez|Saisissez|confirmez|Rechargez/);
    expect(french).not.toMatch(/undefined|\w[:;?!](?: |$)/);
  });
});

describe('screening everybody again', () => {
  const list = (version: string): ListVersion => ({
    ...{ key: 'un', title: 'UN', version, asOf: '2026-11-20', names: 1, loadedBy: 'leo' },
    loadedAt: '2026-11-30T12:00:00.000Z',
  });
  const wish = { by: 'leo', now: '2026-11-30T12:00:00.000Z', anew: false };
  const begun = screeningFrom(undefined, [list('v1')], wish);

  test('begins with the first merchant, and goes on where it was, whoever asks', () => {
    expect(begun).toMatchObject({ of: listsKnownBy([list('v1')]), place: { pack: 0, after: '' }, merchants: 0, version: 0 });
    const part = { merchants: 100, withHits: 2, failed: ['m_1'], next: { pack: 3, after: 'm_9' } };
    const after = screeningAfter(begun, part, '2026-11-30T12:00:05.000Z');
    expect(after).toMatchObject({ merchants: 100, withHits: 2, failed: ['m_1'], place: { pack: 3, after: 'm_9' } });
    expect(after.doneAt).toBeUndefined();
    expect(screeningFrom(after, [list('v1')], { ...wish, by: 'gwen', anew: true })).toBe(after);
    const last = screeningAfter(after, { merchants: 5, withHits: 0, failed: [] }, '2026-11-30T12:00:09.000Z');
    expect(last).toMatchObject({ merchants: 105, doneAt: '2026-11-30T12:00:09.000Z' });
  });

  test('begins anew with another list, and when somebody wants it after the end', () => {
    const done = { ...screeningAfter(begun, { merchants: 1, withHits: 1, failed: [] }, wish.now), version: 4 };
    expect(screeningFrom(done, [list('v1')], wish)).toBe(done);
    expect(screeningFrom(done, [list('v2')], wish)).toMatchObject({ of: 'un@v2', merchants: 0, version: 4 });
    expect(screeningFrom(done, [list('v1')], { ...wish, anew: true })).toMatchObject({ merchants: 0, version: 4 });
  });
});
