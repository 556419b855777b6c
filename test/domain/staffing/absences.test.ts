import { describe, expect, test } from 'vitest';
import { readAbsences, staffWithout } from '../../../domain/staffing/read-absences.ts';
import { shiftRows } from '../../../domain/staffing/shift-rows.ts';

const monday = '2026-11-23';
const file = (...lines: readonly string[]) => readAbsences(['date,from,to,people', ...lines].join('\r\n'), monday);

describe('absences', () => {
  test('are read with their columns in any order, from any spreadsheet', () => {
    expect(file('2026-11-24,06:00,15:00,2', '', '2026-11-29,22:00,06:00,')).toEqual([
      { day: 1, from: 360, to: 900, people: 2 },
      { day: 6, from: 1320, to: 1800, people: 1 },
    ]);
    expect(readAbsences('\uFEFFTo;From;Date\n"15:00";06:00;2026-11-23', monday)).toEqual([
      { day: 0, from: 360, to: 900, people: 1 },
    ]);
  });

  test.each([
    ['2026-11-31,06:00,15:00,1', 'date'],
    ['tomorrow,06:00,15:00,1', 'date'],
    ['2026-11-22,06:00,15:00,1', 'week'],
    ['2026-11-30,06:00,15:00,1', 'week'],
    ['2026-11-24,6,15:00,1', 'from'],
    ['2026-11-24,06:00,25:00,1', 'to'],
    ['2026-11-24', 'from'],
    ['2026-11-24,06:00,06:00,1', 'order'],
    ['2026-11-24,06:00,15:00,0', 'people'],
    ['2026-11-24,06:00,15:00,99999', 'people'],
    ['2026-11-24,06:00,15:00,two', 'people'],
  ])('%s is refused by its line and field, and nothing of the file counts', (line, fault) => {
    expect(file('2026-11-24,06:00,15:00,2', line)).toEqual([{ line: 3, fault }]);
  });

  test('without columns or without lines are none', () => {
    expect(readAbsences('', monday)).toEqual([{ line: 1, fault: 'columns' }]);
    expect(readAbsences('date,from\n', monday)).toEqual([{ line: 1, fault: 'columns' }]);
    expect(file()).toEqual([{ line: 1, fault: 'empty' }]);
  });

  test('take people off the half hours they touch, and never more than there are', () => {
    const hours = { opens: 480, closes: 540 };
    const staff = Array.from({ length: 14 }, () => 2);
    const away = [
      { day: 1, from: 500, to: 510, people: 1 },
      { day: 2, from: 0, to: 1440, people: 5 },
    ];
    expect(staffWithout(hours, staff, away)).toEqual([2, 2, 1, 2, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
  });
});

test('shifts leave as rows by day, with when each ends', () => {
  const night = { days: [1, 2, 3, 4, 7], start: '20:00', lunch: '00:00', people: 2 };
  const early = { days: [1, 2, 3, 4, 5], start: '06:00', lunch: '10:00', people: 1 };
  const rows = shiftRows(monday, [night, early]);
  expect(rows).toHaveLength(11);
  expect(rows.slice(0, 3)).toEqual([
    ['date', 'start', 'end', 'lunch', 'people'],
    ['2026-11-23', '06:00', '15:00', '10:00', '1'],
    ['2026-11-23', '20:00', '05:00', '00:00', '2'],
  ]);
  expect(rows.at(-1)).toEqual(['2026-11-29', '20:00', '05:00', '00:00', '2']);
});
