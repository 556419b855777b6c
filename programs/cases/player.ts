import type * as z from 'zod';

/** What the product did with a case: as expected, or `came`, in words for the person who reads the difference. */
export type Outcome = { readonly agreed: true } | { readonly agreed: false; readonly came: string };

/** Agreed when `holds`; otherwise `came` is written beside what was expected. */
export const outcome = (holds: boolean, came: unknown): Outcome =>
  holds ? { agreed: true } : { agreed: false, came: typeof came === 'string' ? came : JSON.stringify(came) };

/** Plays one case of its kind; `why` is the case's own reason. What a player throws counts as a difference. */
export type Player = (given: unknown, expect: unknown, why: string) => Outcome | Promise<Outcome>;

/** A player that reads `given` and `expect` by their schemas: a case of another form is a difference, never a pass. */
export const playerOf =
  <Given, Expect>(
    given: z.ZodType<Given>,
    expect: z.ZodType<Expect>,
    play: (given: Given, expect: Expect, why: string) => Outcome | Promise<Outcome>,
  ): Player =>
  (givenValue, expectValue, why) =>
    play(given.parse(givenValue), expect.parse(expectValue), why);
