import type { OutsideEvent } from '../../engine/outside-world.ts';
import { chance } from '../../world/chance.ts';

export interface Delivery {
  /** each is delivered twice */
  readonly duplicate: boolean;
  /** each comes up to so many minutes late; 0: when it happens */
  readonly shuffleMinutes: number;
}

const minuteMs = 60_000;

/** Events as they arrive, ascending: perhaps late, and perhaps twice. The same events are delivered the same way each time. */
export const deliver = (events: readonly OutsideEvent[], { duplicate, shuffleMinutes }: Delivery): readonly OutsideEvent[] => {
  const times = duplicate ? [0, 1] : [0];
  if (shuffleMinutes === 0) return events.flatMap((event) => times.map(() => event));
  return events
    .flatMap((event) =>
      times.map((time) => ({ ...event, comes: event.at + Math.floor(chance(1, event.id, time) * shuffleMinutes * minuteMs) })),
    )
    .toSorted((a, b) => a.comes - b.comes);
};
