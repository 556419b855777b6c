import { wishHash } from '../../../application/same-request.ts';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import { weekAbsences } from '../../../domain/staffing/present-people.ts';
import type { AbsenceStore } from '../../../domain/volume/volume-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.publish',
  params: none,
  query: none,
  body: weekAbsences.pick({ week: true, absences: true }),
  answer,
  writes: true,
} as const satisfies Route;

/** Who is away in a week, in place of what was told of it before: how many and when, no names. Twice is once */
export const handle =
  ({ absences, clock }: { readonly absences: AbsenceStore; readonly clock: Clock }) =>
  ({ person, body }: CallOf<typeof wanted>) =>
    retryConcurrentChange(async () => {
      if (new Date(`${body.week}T00:00:00.000Z`).getUTCDay() !== 1)
        throw new Conflict({ code: 'absence-week', about: { week: body.week } });
      const before = await absences.of(body.week);
      if (before !== undefined && wishHash({ a: before.absences }) === wishHash({ a: body.absences })) return before;
      const next = { ...body, version: before?.version ?? 0, by: person.id, at: clock.now() };
      await absences.put(next);
      return { ...next, version: next.version + 1 };
    });
