import { minuteOf } from '../calendar/working-day.ts';
import { hasTemplate } from '../nudge/message-catalogue.ts';
import type { StageLadder } from '../policy/nudge-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ascending, type Finding, finding, repeated } from './finding.ts';

const checkLadder = (ladder: StageLadder, field: string): readonly Finding[] => {
  const [first] = ladder.rungs;
  const early = first !== undefined && first.afterWorkingDays < ladder.stalledAfterWorkingDays;
  return [
    ...ascending(
      ladder.rungs.map((one) => one.afterWorkingDays),
      (index) => `${field}.rungs.${index}.afterWorkingDays`,
    ),
    ...(early
      ? [
          finding(
            `${field}.rungs.0.afterWorkingDays`,
            `comes before the merchant is stalled (${ladder.stalledAfterWorkingDays} working days)`,
            'let the first rung come at or after stalledAfterWorkingDays',
          ),
        ]
      : []),
    ...ladder.rungs.flatMap((one, index) => {
      if (one.kind === 'nudge' && !hasTemplate(one.template)) {
        return [
          finding(
            `${field}.rungs.${index}.template`,
            `there is no text called "${one.template}"`,
            'use a template that domain/nudge has texts for',
          ),
        ];
      }
      if (one.kind !== 'dormant') return [];
      const at = `${field}.rungs.${index}.kind`;
      if (ladder.stage !== 'activation')
        return [
          finding(at, `dormant has no place in ${ladder.stage}`, 'only activation puts merchants to sleep; end with a task'),
        ];
      return index === ladder.rungs.length - 1
        ? []
        : [finding(at, 'dormant is not the last rung', 'remove the rungs after it, or move it to the end')];
    }),
  ];
};

/** the sweep that lets a put-off message go comes once an hour */
const leastOpenMinutes = 60;

/** whoever is never to be written to has a policy without ladders, not a night of 24 hours */
const checkQuietHours = ({ from, to }: PolicyDocument['nudges']['quietHours']): readonly Finding[] => {
  const quiet = minuteOf(to) - minuteOf(from);
  const open = quiet === 0 ? 1440 : quiet > 0 ? 1440 - quiet : -quiet;
  if (open >= leastOpenMinutes) return [];
  return [
    finding(
      'nudges.quietHours',
      `leave ${open} minutes a day in which anything may be sent`,
      'leave an hour at least: what was put off is looked at once an hour',
    ),
  ];
};

/** ladders ascend, say things there are texts for, and caps do not undo each other */
export const checkLadders = ({ nudges }: PolicyDocument): readonly Finding[] => {
  const caps = nudges.caps.map((one, index) => ({ ...one, index })).toSorted((a, b) => a.days - b.days);
  return [
    ...checkQuietHours(nudges.quietHours),
    ...repeated(
      nudges.ladders.map((one) => one.stage),
      (index) => `nudges.ladders.${index}.stage`,
    ),
    ...nudges.ladders.flatMap((one, index) => checkLadder(one, `nudges.ladders.${index}`)),
    ...caps.flatMap((one, place) => {
      const shorter = caps[place - 1];
      if (shorter === undefined) return [];
      if (shorter.days === one.days)
        return [finding(`nudges.caps.${one.index}.days`, `${one.days} days have two caps`, 'keep one cap per window')];
      return one.nudges >= shorter.nudges
        ? []
        : [
            finding(
              `nudges.caps.${one.index}.nudges`,
              `allows fewer in ${one.days} days than the cap of ${shorter.days} days allows`,
              'raise it, or lower the cap of the shorter window',
            ),
          ];
    }),
  ];
};
