import type { CareCase } from '../model/care.ts';
import { clocksOfCase, nextClock } from './case-clocks.ts';

/** after every instant: nothing is due */
const NEVER = '~';

/** where an open case stands among all: the one whose clock is due next first, whoever must act. It moves only when the case does. */
export const caseOrder = (one: CareCase): string => `${nextClock(clocksOfCase(one))?.dueAt ?? NEVER}#${one.merchantId}#${one.id}`;
