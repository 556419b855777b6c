const dayMs = 86_400_000;

/** ISO weekdays of rest, from a day on; the first holds before it too */
type Rest = readonly (readonly [from: string, days: readonly number[]])[];

const fridaySaturday: Rest = [['', [5, 6]]];
const fridaySaturdaySince = (day: string): Rest => [
  ['', [4, 5]],
  [day, [5, 6]],
];

/** Countries whose offices rest on other days than Saturday and Sunday: labour laws and decrees, Unicode CLDR's week data where those agree. */
const rests: Readonly<Record<string, Rest>> = {
  AE: [
    ['', [5, 6]],
    ['2022-01-01', [6, 7]],
  ],
  AF: [['', [4, 5]]],
  BD: fridaySaturday,
  BH: fridaySaturday,
  BN: [['', [5, 7]]],
  DJ: [['', [5]]],
  DZ: fridaySaturday,
  EG: fridaySaturday,
  IL: fridaySaturday,
  IN: [['', [7]]],
  IQ: fridaySaturday,
  IR: [['', [5]]],
  JO: fridaySaturday,
  KW: fridaySaturday,
  LY: fridaySaturday,
  MV: fridaySaturday,
  NP: [['', [6]]],
  OM: fridaySaturdaySince('2013-05-01'),
  PS: fridaySaturday,
  QA: fridaySaturday,
  SA: fridaySaturdaySince('2013-06-29'),
  SD: fridaySaturday,
  SO: [['', [5]]],
  SY: fridaySaturday,
  UG: [['', [7]]],
  YE: fridaySaturdaySince('2013-08-15'),
};
const weekend: Rest = [['', [6, 7]]];
const week = [1, 2, 3, 4, 5, 6, 7];

/** The ISO weekdays (1 = Monday) worked in a country's offices in the week of a local day (days since 1970-01-01). */
export const workdaysOf = (country: string, localDayNumber: number): number[] => {
  const day = new Date(localDayNumber * dayMs).toISOString().slice(0, 10);
  const rest = (rests[country] ?? weekend).reduce<readonly number[]>((known, [from, days]) => (from <= day ? days : known), []);
  return week.filter((one) => !rest.includes(one));
};
