import * as z from 'zod';
import type { Delivery } from '../../../application/delivery.ts';
import { instant } from '../../../domain/values.ts';

const happened = z.looseObject({ time: instant });

/** when a person decided the task an event tells of; undefined when it tells of something else */
export const decidedAt = ({ type, detail }: Delivery): string | undefined =>
  type === 'task.decided.v1' ? happened.safeParse(detail).data?.time : undefined;
