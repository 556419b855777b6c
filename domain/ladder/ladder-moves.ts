import { later } from '../calendar/earlier.ts';
import type { Rules } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { stopLadder } from './move-ladder.ts';
import { type Climber, rungAhead } from './rung-timing.ts';

/** A ladder that looks again at an instant (ISO 8601 UTC); undefined: never again by itself, as always in care, where check-ins are the clock. */
export function watching(ladder: Ladder, dueAt: string | undefined): Ladder {
  const { dueAt: _due, stalledAt: _stalled, ...rest } = ladder;
  return { ...rest, status: 'watching', ...(dueAt === undefined || ladder.stage === 'care' ? {} : { dueAt }) };
}

/** The ladder with its present rung behind it; stopped when that was the last one. */
export function stepUp(rules: Rules, climber: Climber, ladder: Ladder, now: string): Ladder {
  const { askedAt: _asked, ...rest } = ladder;
  const up = { ...rest, rung: ladder.rung + 1 };
  const next = rungAhead(rules, climber, up);
  if (next === undefined) return stopLadder(up, now, 'ladder_exhausted');
  return watching(up, later(next.at, now));
}

/** The ladder put aside until an instant (ISO 8601 UTC). */
export function snoozed(ladder: Ladder, until: string): Ladder {
  return { ...watching(ladder, until), snoozedUntil: until };
}
