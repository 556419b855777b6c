import Holidays from 'date-holidays';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type { ReportFile, ReportMerchant } from './report-file.ts';

const ZONE = 'America/Sao_Paulo';
const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' });
const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const holidays = new Holidays('BR', { types: ['public', 'bank'] });

/** every nudge sent against the laws of the ladder, judged from the report alone and by the holiday library itself; one line per breach */
export function nudgeBreaches(report: ReportFile, policy: PolicyDocument): readonly string[] {
  return report.merchants.flatMap((merchant) => {
    const sent = merchant.nudges.filter(({ outcome }) => outcome === 'sent').map(({ at }) => at);
    const breach = (what: string, at = ''): string => `${merchant.externalReference} ${at} ${what}`;
    const silent = sent.length === 0 && merchant.notNudgedBecause === null ? [breach('was not nudged and nothing says why')] : [];
    const heldOut = merchant.nudgeGroup === 'hold_out' && sent.length > 0 ? [breach('is held out and was nudged', sent[0])] : [];
    return [
      ...silent,
      ...heldOut,
      ...sent.flatMap((at) => timeBreaches(at, policy).map((what) => breach(what, at))),
      ...capBreaches(sent, policy).map((what) => breach(what)),
      ...ourMove(merchant, sent).map((what) => breach(what)),
    ];
  });
}

function timeBreaches(at: string, { nudges }: PolicyDocument): readonly string[] {
  const instant = new Date(at);
  const time = clock.format(instant);
  const { from, to } = nudges.quietHours;
  const quiet = from > to ? time >= from || time < to : time >= from && time < to;
  // noon of the local day: the library asks by its own day
  const holiday = holidays.isHoliday(new Date(`${localDay.format(instant)}T15:00:00Z`));
  return [
    ...(quiet ? ['in quiet hours'] : []),
    ...(nudges.skipWeekends && ['Sat', 'Sun'].includes(weekday.format(instant)) ? ['at the weekend'] : []),
    ...(nudges.skipHolidays && holiday !== false ? ['on a holiday'] : []),
  ];
}

function capBreaches(sent: readonly string[], { nudges }: PolicyDocument): readonly string[] {
  const times = sent.map((at) => Date.parse(at));
  return times.flatMap((time) =>
    nudges.caps
      .filter(({ days, nudges: most }) => times.filter((other) => other <= time && other > time - days * DAY).length > most)
      .map(({ days, nudges: most }) => `more than ${most} nudges in ${days} days up to ${new Date(time).toISOString()}`),
  );
}

/** while a task of ours is open it is our move */
function ourMove(merchant: ReportMerchant, sent: readonly string[]): readonly string[] {
  return sent.flatMap((at) =>
    merchant.tasks
      .filter(
        ({ openedAt, decidedAt, cancelledBecause }) =>
          openedAt <= at && (decidedAt ?? (cancelledBecause === null ? '9' : openedAt)) > at,
      )
      .map(({ queue }) => `nudged at ${at} while a task in ${queue} was open`),
  );
}
