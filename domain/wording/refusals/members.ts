import * as z from 'zod';
import { roles } from '../../access.ts';

/** a code that needs no values */
export const none = z.object({});
export const text = z.string();
export const count = z.number();
export const someRoles = z.array(z.enum(roles));
