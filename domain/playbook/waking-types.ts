import type { EventType } from '../events.ts';
import { looks } from './looks.ts';

/**
 * The events after which a parked run may have news: each changes something a wait looks at, and nothing it looks at changes without one of
 * them while the run is parked. A look in vain costs a read, so an event that can never wake a run isn't here: a requirement opened,
 * submitted, failed or extended leaves every wait as it was.
 */
export const wakingTypes: readonly EventType[] = [...new Set(Object.values(looks).flatMap(({ wakenBy }) => wakenBy))];
