import * as z from 'zod';
import { graph } from '../../../application/playbook-graph.ts';
import { playbook } from '../../../domain/values.ts';

/** a playbook as new runs take it */
export const answer = z.object({ playbook, graph });
