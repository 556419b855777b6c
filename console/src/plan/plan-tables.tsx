import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { minuteOf } from '../../../domain/calendar/working-day.ts';
import { SHIFT_MINUTES } from '../../../domain/staffing/legal-shifts.ts';
import type { PlanJudgement } from '../../../domain/staffing/shift-plan.ts';
import { clockOf, type WrittenShift } from '../../../domain/staffing/written-shift.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { usePlanWords } from './words/use-plan-words.ts';

const peopleOf = (shifts: readonly WrittenShift[]): number => shifts.reduce((sum, { people }) => sum + people, 0);

/** a part of all as a percentage with one decimal */
export const useTenths = (): ((part: number) => string) => {
  const { locale } = useWords();
  return (part) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part);
};

export function PlanSums({ shifts, judged }: { readonly shifts: readonly WrittenShift[]; readonly judged: PlanJudgement }) {
  const { w } = usePlanWords();
  const { number } = useFormat();
  const percent = useTenths();
  const people = peopleOf(shifts);
  return (
    <KeyValuePairs
      columns={5}
      items={[
        { label: w('people'), value: number(people) },
        { label: w('hours'), value: number((people * 5 * SHIFT_MINUTES) / 60) },
        { label: w('attained'), value: percent(judged.attainment) },
        { label: w('worst'), value: percent(judged.worstWeek) },
        { label: w('late'), value: w('lateOf', { late: number(judged.late), tasks: number(judged.tasks) }) },
      ]}
    />
  );
}

export function ShiftTable({ shifts }: { readonly shifts: readonly WrittenShift[] }) {
  const { w, weekday } = usePlanWords();
  const { number } = useFormat();
  return (
    <RecordTable
      header={<Header variant="h2">{w('shifts')}</Header>}
      items={shifts.toSorted((one, other) => (`${one.days}${one.start}` < `${other.days}${other.start}` ? -1 : 1))}
      trackBy={({ days, start, lunch }) => `${days} ${start} ${lunch}`}
      columns={[
        { id: 'days', header: w('days'), cell: ({ days }) => days.map(weekday).join(', ') },
        { id: 'start', header: w('start'), cell: ({ start }) => start },
        { id: 'lunch', header: w('lunch'), cell: ({ lunch }) => lunch },
        { id: 'end', header: w('end'), cell: ({ start }) => clockOf(minuteOf(start) + SHIFT_MINUTES) },
        { id: 'people', header: w('people'), cell: ({ people }) => number(people) },
      ]}
    />
  );
}

export function JudgedWeeks({ judged }: { readonly judged: PlanJudgement }) {
  const { w } = usePlanWords();
  const { number, date } = useFormat();
  const percent = useTenths();
  return (
    <RecordTable
      header={
        <Header variant="h2" description={w('judgedIs')}>
          {w('judged')}
        </Header>
      }
      items={judged.weeks}
      trackBy="from"
      columns={[
        { id: 'week', header: w('week'), cell: ({ from }) => date(from) },
        { id: 'tasks', header: w('tasks'), cell: ({ of }) => number(of) },
        { id: 'met', header: w('inTime'), cell: ({ met, of }) => percent(met / of) },
        { id: 'late', header: w('late'), cell: ({ met, of }) => number(of - met) },
      ]}
    />
  );
}
