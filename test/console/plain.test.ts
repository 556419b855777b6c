import { describe, expect, test } from 'vitest';
import { together } from '../../console/src/merchant/timeline-words.ts';
import { twoPeopleWords } from '../../domain/wording/tasks/two-people-phrases.ts';
import { voiceOf } from '../../domain/wording/voice.ts';

describe('amounts in a reason for two people', () => {
  test('are money, whatever the decimals of the currency', () => {
    const reason = (currency: string) => ({
      code: 'volume-takes-two',
      about: { volume: { minor: 90_000_000, currency }, least: { minor: 50_000_000, currency } },
    });
    const [en, fr] = [voiceOf('en'), voiceOf('fr')];
    expect(twoPeopleWords.read(reason('BRL'), en)).toBe('declared monthly volume R$900,000 is at least R$500,000');
    expect(twoPeopleWords.read(reason('JPY'), en)).toBe('declared monthly volume ¥90,000,000 is at least ¥50,000,000');
    expect(twoPeopleWords.read(reason('EUR'), fr)).toMatch(/^le volume mensuel déclaré, 900.000.€, atteint 500.000.€$/);
  });
});

describe('the timeline', () => {
  const entry = (at: string, type: string, id = 'id-check') =>
    ({ at: `2026-11-19T${at}Z`, type, actor: { kind: 'provider', id } }) as const;

  test('tells once what one hand did several times within a minute, and keeps minutes and hands apart', () => {
    const told = together([
      entry('12:00:09', 'requirement.satisfied.v1'),
      entry('12:00:09', 'requirement.verified.v1'),
      entry('12:00:04', 'requirement.satisfied.v1'),
      entry('12:00:04', 'requirement.verified.v1', 'register'),
      entry('11:59:58', 'requirement.satisfied.v1'),
    ]);
    expect(told.map((group) => group.map(({ at }) => at.slice(11, 19)))).toEqual([
      ['12:00:09', '12:00:04'],
      ['12:00:09'],
      ['12:00:04'],
      ['11:59:58'],
    ]);
  });

  test('loses nothing', () => {
    const all = ['a', 'b', 'a', 'c', 'a'].map((type, at) => entry(`12:0${Math.floor(at / 2)}:00`, type));
    expect(together(all).flat()).toHaveLength(all.length);
  });
});
