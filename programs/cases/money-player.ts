import * as z from 'zod';
import { plainAmount } from '../../domain/money/minor-units.ts';
import { minor } from '../../domain/values.ts';
import { outcome, playerOf } from './player.ts';

/** An amount in minor units as decimal text. */
export const moneyPlayer = playerOf(
  z.strictObject({ amountMinor: minor, currency: z.string() }),
  z.strictObject({ plain: z.string() }),
  ({ amountMinor, currency }, expect) => {
    const plain = plainAmount(amountMinor, currency);
    return outcome(plain === expect.plain, plain);
  },
);
