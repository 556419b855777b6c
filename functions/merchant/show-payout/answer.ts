import * as z from 'zod';
import { shownPayout } from '../../../domain/sales/shown-payout.ts';

export const answer = z.object({ payout: shownPayout });
