import { minuteOf } from '../calendar/working-day.ts';
import { kindOfLetter } from '../letter/letter-texts.ts';
import type { LetterPolicy } from '../policy/letter-schema.ts';
import type { StageLadder } from '../policy/nudge-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ascending, type Finding, finding } from './finding.ts';

const checkLadder = (ladder: StageLadder, field: string, letters: LetterPolicy): readonly Finding[] => {
  const [first] = ladder.rungs;
  const early = first !== undefined && first.afterWorkingDays < ladder.stalledAfterWorkingDays;
  return [
    ...ascending(
      ladder.rungs.map((one) => one.afterWorkingDays),
      (index) => `${field}.rungs.${index}.afterWorkingDays`,
    ),
    ...(early ? [finding(`${field}.rungs.0.afterWorkingDays`, 'rung-too-early', { days: ladder.stalledAfterWorkingDays })] : []),
    ...ladder.rungs.flatMap((one, index) => {
      if (one.kind === 'nudge') return checkLetter(one.template, `${field}.rungs.${index}.template`, letters);
      if (one.kind !== 'dormant') return [];
      const at = `${field}.rungs.${index}.kind`;
      if (ladder.stage !== 'activation') return [finding(at, 'dormant-misplaced', { stage: ladder.stage })];
      return index === ladder.rungs.length - 1 ? [] : [finding(at, 'dormant-not-last', {})];
    }),
  ];
};

/** a ladder reminds: a letter that an opt-out does not stop has no place on it */
const checkLetter = (template: string, field: string, letters: LetterPolicy): readonly Finding[] => {
  const kind = kindOfLetter(letters, template);
  if (kind === undefined) return [finding(field, 'template-unknown', { template })];
  return kind === 'reminder' ? [] : [finding(field, 'letter-no-reminder', { template, kind })];
};

/** the sweep that lets a put-off message go comes once an hour */
const leastOpenMinutes = 60;

/** whoever is never to be written to has a policy without ladders, not a night of 24 hours */
const checkQuietHours = ({ from, to }: PolicyDocument['nudges']['quietHours']): readonly Finding[] => {
  const quiet = minuteOf(to) - minuteOf(from);
  const open = quiet === 0 ? 1440 : quiet > 0 ? 1440 - quiet : -quiet;
  if (open >= leastOpenMinutes) return [];
  return [finding('nudges.quietHours', 'quiet-too-long', { minutes: open })];
};

const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((one) => wide.includes(one)));

/** nobody climbs a ladder that stands behind a wider one; and a stage that has any has one for whoever no other is meant for */
const checkWhose = (ladders: readonly StageLadder[]): readonly Finding[] =>
  ladders.flatMap(({ stage, applies }, index) => {
    const ofStage = (one: StageLadder): boolean => one.stage === stage;
    const wider = ladders
      .slice(0, index)
      .findIndex(
        (one) =>
          ofStage(one) && covers(one.applies.segments, applies.segments) && covers(one.applies.pspClients, applies.pspClients),
      );
    const general = ladders.some((one) => ofStage(one) && one.applies.segments.length + one.applies.pspClients.length === 0);
    return [
      ...(wider < 0 ? [] : [finding(`nudges.ladders.${index}.stage`, 'ladder-hidden', { stage, by: wider + 1 })]),
      ...(general || ladders.findIndex(ofStage) < index
        ? []
        : [finding(`nudges.ladders.${index}.applies`, 'ladder-for-some', { stage })]),
    ];
  });

/** ladders ascend, say things there are texts for, and caps do not undo each other */
export const checkLadders = ({ nudges, letters }: PolicyDocument): readonly Finding[] => {
  const caps = nudges.caps.map((one, index) => ({ ...one, index })).toSorted((a, b) => a.days - b.days);
  return [
    ...checkQuietHours(nudges.quietHours),
    ...checkWhose(nudges.ladders),
    ...nudges.ladders.flatMap((one, index) => checkLadder(one, `nudges.ladders.${index}`, letters)),
    ...caps.flatMap((one, place) => {
      const shorter = caps[place - 1];
      if (shorter === undefined) return [];
      if (shorter.days === one.days) return [finding(`nudges.caps.${one.index}.days`, 'two-caps', { days: one.days })];
      return one.nudges >= shorter.nudges
        ? []
        : [finding(`nudges.caps.${one.index}.nudges`, 'cap-too-low', { days: one.days, shorter: shorter.days })];
    }),
  ];
};
