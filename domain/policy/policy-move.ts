import * as z from 'zod';
import { instant } from '../values.ts';

/** what a publication does to merchants in flight: they keep their policy, or follow at the next lap of a run */
export const inFlightChoice = z.enum(['pin', 'move']);
export type InFlightChoice = z.infer<typeof inFlightChoice>;

/** the latest publication that merchants in flight follow */
export const policyMove = z.object({ version: z.string().min(1), at: instant });
export type PolicyMove = z.infer<typeof policyMove>;
