import { chance, fromQuantiles } from '../chance.ts';

const DAY = 86_400_000;

/** how one merchant of the demo will behave; drawn from its seed once, the same at every look */
export interface Behaviour {
  /** days from the approval to the first sale; undefined: never sells by itself */
  readonly firstSaleAfterDays: number | undefined;
  /** days until it hands in a document; undefined: not until it is nudged */
  readonly documentAfterDays: (requirementId: string) => number | undefined;
  /** days after a nudge until it acts; undefined: the nudge is in vain */
  readonly actsAfterNudgeDays: (nudgeId: string) => number | undefined;
  /** days until it opens its page after a message was put there; undefined: it does not look */
  readonly opensPageAfterDays: (nudgeId: string) => number | undefined;
  /** days to the next sale after sale n */
  readonly gapDays: (sale: number) => number;
  /** minor units of sale n */
  readonly amountMinor: (sale: number) => number;
  /** 1–5 when it answers an offer to rate */
  readonly rating: (offer: string) => number | undefined;
  /** days until it accepts a price that is offered; undefined: it lets the offer lie */
  readonly acceptsAfterDays: (offer: string) => number | undefined;
  readonly withdrawsAfterDays: number | undefined;
  readonly optsOut: boolean;
}

/**
 * What 842 marketplace deals showed: 52 % ever sold; of those, days to the first sale p25 23, median 45, p75 72, p90 103; a third had a
 * silence of 30 days and came back; the largest ten made 42 % of volume. What documents, nudges and ratings do is supposed, not measured.
 */
const firstSaleDays = [
  [0, 4],
  [0.25, 23],
  [0.5, 45],
  [0.75, 72],
  [0.9, 103],
  [1, 190],
] as const;

export function behaviourOf(seed: number, reference: string): Behaviour {
  const draw = (...label: readonly (string | number)[]): number => chance(seed, reference, ...label);
  const size = Math.exp(1.35 * normal(draw('size a'), draw('size b')));
  const rhythmDays = Math.min(20, Math.max(0.15, 4 / size));
  return {
    firstSaleAfterDays: draw('ever sells') < 0.52 ? fromQuantiles(firstSaleDays, draw('first sale')) : undefined,
    documentAfterDays: (requirementId) => {
      const kind = draw('document', requirementId);
      if (kind < 0.62) return 0.05 + 1.5 * draw('prompt', requirementId);
      return kind < 0.85 ? 2 + 9 * draw('slow', requirementId) : undefined;
    },
    actsAfterNudgeDays: (nudgeId) => (draw('nudge', nudgeId) < 0.35 ? 0.1 + 3 * draw('after nudge', nudgeId) : undefined),
    opensPageAfterDays: (nudgeId) => (draw('opens page', nudgeId) < 0.6 ? 0.05 + 4 * draw('page after', nudgeId) : undefined),
    gapDays: (sale) =>
      draw('silence', sale) < 0.012 ? 30 + 25 * draw('long', sale) : -Math.log(1 - draw('gap', sale)) * rhythmDays,
    amountMinor: (sale) =>
      Math.max(500, Math.round(9000 * Math.exp(0.9 * normal(draw('amount a', sale), draw('amount b', sale))))),
    rating: (offer) => (draw('rates', offer) < 0.4 ? [5, 5, 4, 4, 4, 3, 2, 1][Math.floor(8 * draw('rating', offer))] : undefined),
    acceptsAfterDays: (offer) => (draw('accepts', offer) < 0.85 ? 0.1 + 3 * draw('accepts when', offer) : undefined),
    withdrawsAfterDays: draw('withdraws') < 0.03 ? 2 + 30 * draw('withdraws when') : undefined,
    optsOut: draw('opts out') < 0.03,
  };
}

/** epoch ms after `days` */
export const daysAfter = (at: number, days: number): number => Math.round(at + days * DAY);

/** standard normal by Box and Muller */
const normal = (a: number, b: number): number => Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
