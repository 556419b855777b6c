import type * as z from 'zod';

/** What the product did with a case: as expected, or `came`, in words for the person who reads the difference. */
export type Outcome = { readonly agreed: true } | { readonly agreed: false; readonly came: string };

export const agreed: Outcome = { agreed: true };
export const differs = (came: string): Outcome => ({ agreed: false, came });

/** Plays one case of its kind. What a player throws counts as a difference. */
export type Player = (given: unknown, expect: unknown) => Outcome | Promise<Outcome>;

/** A player that reads `given` and `expect` by their schemas: a case of another form is a difference, never a pass. */
export const playerOf =
  <Given, Expect>(
    given: z.ZodType<Given>,
    expect: z.ZodType<Expect>,
    play: (given: Given, expect: Expect) => Outcome | Promise<Outcome>,
  ): Player =>
  (givenValue, expectValue) =>
    play(given.parse(givenValue), expect.parse(expectValue));
