import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding } from './finding.ts';

/** decision bands have to cover every score exactly once */
export const checkBands = ({ risk }: PolicyDocument): readonly Finding[] => {
  const bands = risk.bands
    .map((one, index) => ({ ...one, field: `risk.bands.${index}` }))
    .toSorted((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY));
  return bands.flatMap((one, index) => {
    const next = bands[index + 1];
    const { from, to } = one;
    return [
      ...(index === 0 && from !== undefined ? [finding(`${one.field}.from`, 'band-leaves-below', { from })] : []),
      ...(from !== undefined && to !== undefined && to <= from ? [finding(`${one.field}.to`, 'band-empty', { from, to })] : []),
      ...joint(one, next),
    ];
  });
};

interface Band {
  readonly field: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

const joint = (one: Band, next: Band | undefined): readonly Finding[] => {
  if (next === undefined) {
    return one.to === undefined ? [] : [finding(`${one.field}.to`, 'band-leaves-above', { to: one.to })];
  }
  const begins = next.from ?? Number.NEGATIVE_INFINITY;
  const ends = one.to ?? Number.POSITIVE_INFINITY;
  if (ends === begins) return [];
  return ends > begins
    ? [finding(`${next.field}.from`, 'band-overlaps', one.to === undefined ? {} : { to: one.to })]
    : [finding(`${next.field}.from`, 'band-gap', { from: ends, to: begins })];
};
