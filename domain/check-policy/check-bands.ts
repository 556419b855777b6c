import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding } from './finding.ts';

/** decision bands have to cover every score exactly once */
export const checkBands = ({ risk }: PolicyDocument): readonly Finding[] => {
  const bands = risk.bands
    .map((one, index) => ({ ...one, field: `risk.bands.${index}` }))
    .toSorted((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY));
  return bands.flatMap((one, index) => {
    const next = bands[index + 1];
    const first = index === 0 && one.from !== undefined;
    const empty = one.from !== undefined && one.to !== undefined && one.to <= one.from;
    return [
      ...(first
        ? [finding(`${one.field}.from`, `leaves scores below ${one.from} undecided`, 'leave out "from" of the lowest band')]
        : []),
      ...(empty
        ? [finding(`${one.field}.to`, `${one.to} is not above its from ${one.from}`, 'make the band end above its beginning')]
        : []),
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
    return one.to === undefined
      ? []
      : [finding(`${one.field}.to`, `leaves scores from ${one.to} undecided`, 'leave out "to" of the highest band')];
  }
  const begins = next.from ?? Number.NEGATIVE_INFINITY;
  const ends = one.to ?? Number.POSITIVE_INFINITY;
  if (ends === begins) return [];
  return ends > begins
    ? [
        finding(
          `${next.field}.from`,
          `overlaps the band below, which ends at ${one.to ?? 'no score'}`,
          'begin each band where the one below ends',
        ),
      ]
    : [finding(`${next.field}.from`, `leaves a gap from ${one.to} to ${next.from}`, 'begin each band where the one below ends')];
};
