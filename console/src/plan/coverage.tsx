import FormField from '@cloudscape-design/components/form-field';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { hoursOf } from '../../../domain/staffing/judge-plan.ts';
import { staffOf } from '../../../domain/staffing/legal-shifts.ts';
import { SLOT, slotsADay } from '../../../domain/staffing/open-hours.ts';
import { coverageOf } from '../../../domain/staffing/plan-coverage.ts';
import { type Absence, staffWithout } from '../../../domain/staffing/read-absences.ts';
import type { PlanInputs } from '../../../domain/staffing/shift-plan.ts';
import { clockOf, readShift, type WrittenShift } from '../../../domain/staffing/written-shift.ts';
import { Card } from '../figures/card.tsx';
import { useChartColors } from '../figures/use-chart-colors.ts';
import { useFormat } from '../format.ts';
import { usePlanWords } from './words/use-plan-words.ts';

interface Props {
  readonly inputs: PlanInputs;
  readonly shifts: readonly WrittenShift[];
  readonly absences: readonly Absence[];
}

/** who is at work in each half hour of an ordinary week, and where people are short */
export function Coverage({ inputs, shifts, absences }: Props) {
  const { w, weekday } = usePlanWords();
  const { number } = useFormat();
  const color = useChartColors();
  const [day, setDay] = useState('1');
  const { hours, slots } = useMemo(() => {
    const open = hoursOf(inputs);
    const read = shifts.flatMap((shift) => {
      const one = readShift(open, shift);
      return typeof one === 'string' ? [] : [one];
    });
    return { hours: open, slots: coverageOf(inputs, staffWithout(open, staffOf(open, read), absences)) };
  }, [inputs, shifts, absences]);
  const days = [1, 2, 3, 4, 5, 6, 7].map((one) => ({ value: String(one), label: weekday(one) }));
  const aDay = slotsADay(hours);
  const tenth = (value: number): string => number(Math.round(value * 10) / 10);
  const clock = (slot: number): string => clockOf(hours.opens + (slot % aDay) * SLOT);
  const short = slots.flatMap((one, slot) => (one.short > 0 ? [{ slot, people: one.short }] : []));
  const [first] = short;
  const shown = slots.slice((Number(day) - 1) * aDay, Number(day) * aDay);
  const most = Math.ceil(Math.max(1, ...slots.map(({ staff, work, short: missing }) => Math.max(staff + missing, work))));
  const points = (of: 'staff' | 'work' | 'short') => shown.map((one, slot) => ({ x: clock(slot), y: one[of] }));
  const bar = (title: string, of: 'staff' | 'short', shade: string) => ({
    ...{ title, type: 'bar' as const, color: shade, data: points(of), valueFormatter: tenth },
  });
  return (
    <Card title={w('coverage')} definition={w('coverageIs')}>
      <SpaceBetween size="s">
        <div role="status">
          {first === undefined
            ? w('shortNone')
            : w('shortSome', {
                n: number(short.length),
                most: tenth(Math.max(...short.map(({ people }) => people))),
                first: `${weekday(Math.floor(first.slot / aDay) + 1)} ${clock(first.slot)}`,
              })}
        </div>
        <FormField label={w('day')}>
          <Select
            options={days}
            selectedOption={days.find(({ value }) => value === day) ?? null}
            onChange={({ detail }) => setDay(detail.selectedOption.value ?? '1')}
          />
        </FormField>
        <MixedLineBarChart
          ariaLabel={`${w('coverage')}, ${weekday(Number(day))}`}
          ariaDescription={w('coverageIs')}
          height={240}
          stackedBars
          hideFilter
          xScaleType="categorical"
          xTitle={w('halfHour', { zone: inputs.timeZone })}
          yTitle={w('peopleAxis')}
          yDomain={[0, most]}
          yTickFormatter={number}
          series={[
            bar(w('staff'), 'staff', color.brand),
            bar(w('short'), 'short', color.late),
            { title: w('work'), type: 'line', color: color.ink, data: points('work'), valueFormatter: tenth },
          ]}
        />
      </SpaceBetween>
    </Card>
  );
}
