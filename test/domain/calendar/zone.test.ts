import { describe, expect, test } from 'vitest';
import { localDay, localMinute, offsetAt, zonedInstant } from '../../../domain/calendar/zone.ts';

const hour = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const dayOf = (date: string) => at(`${date}T00:00:00Z`) / 86_400_000;

describe('time zones', () => {
  test('São Paulo is two hours behind UTC in summer and three after the clocks go back on 2018-02-18', () => {
    expect(offsetAt('America/Sao_Paulo', at('2018-02-18T01:59:59.999Z'))).toBe(-2 * hour);
    expect(offsetAt('America/Sao_Paulo', at('2018-02-18T02:00:00Z'))).toBe(-3 * hour);
  });
  test('Kathmandu and Lord Howe keep their odd offsets', () => {
    expect(offsetAt('Asia/Kathmandu', at('2026-01-01T00:00:00.123Z'))).toBe(5.75 * hour);
    expect(offsetAt('Australia/Lord_Howe', at('2026-01-01T00:00:00Z'))).toBe(11 * hour);
    expect(offsetAt('Australia/Lord_Howe', at('2026-06-01T00:00:00Z'))).toBe(10.5 * hour);
  });
  test('the local day and minute are those on the wall', () => {
    expect(localDay('America/Sao_Paulo', at('2018-01-01T01:30:00Z'))).toBe(dayOf('2017-12-31'));
    expect(localMinute('America/Sao_Paulo', at('2018-01-01T01:30:00Z'))).toBe(23 * 60 + 30);
  });
  test('a wall-clock time is found again across a change of clocks', () => {
    expect(zonedInstant('Europe/Berlin', dayOf('2026-03-29'), 9 * 60)).toBe(at('2026-03-29T07:00:00Z'));
    expect(zonedInstant('Europe/Berlin', dayOf('2026-03-28'), 9 * 60)).toBe(at('2026-03-28T08:00:00Z'));
  });
  test('a time the clocks skip is the instant they jump to, a time they repeat its first occurrence', () => {
    expect(zonedInstant('Europe/Berlin', dayOf('2026-03-29'), 150)).toBe(at('2026-03-29T01:30:00Z'));
    expect(zonedInstant('Europe/Berlin', dayOf('2026-10-25'), 150)).toBe(at('2026-10-25T00:30:00Z'));
  });
});
