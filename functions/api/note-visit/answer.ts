import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** from when on things are new in this sitting */
export const answer = z.object({ since: instant });
