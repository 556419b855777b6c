import * as z from 'zod';
import { playbook } from '../../../domain/values.ts';
import { graph } from '../../shared/graph.ts';

/** a playbook as new runs take it */
export const answer = z.object({ playbook, graph });
