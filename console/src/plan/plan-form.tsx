import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hoursOf } from '../../../domain/staffing/judge-plan.ts';
import { daysOfPattern, everyPattern, SHIFT_MINUTES } from '../../../domain/staffing/legal-shifts.ts';
import type { PlanWish } from '../../../domain/staffing/shift-plan.ts';
import { clockOf } from '../../../domain/staffing/written-shift.ts';
import { useFigures } from '../figures/use-figures.ts';
import { usePolicy } from '../queries.ts';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { usePlanWords } from './words/use-plan-words.ts';

const clocks = Array.from({ length: 48 }, (_, n) => ({ value: clockOf(n * 30) }));
/** the fields that are numbers: what may be typed, and how it is read */
const bounds = {
  handling: [0.1, 2_000],
  sla: [0.5, 2_000],
  effective: [1, 100],
  attainment: [1, 100],
  weeks: [2, 13],
} as const;
type NumberField = keyof typeof bounds;
const numberFields = ['handling', 'sla', 'effective', 'attainment', 'weeks'] as const;
const hints = { handling: 'handlingHint', effective: 'effectiveHint' } as const;

/** what the figures and policy say of a queue, for whoever has no better number */
const useUsual = (): ((queue: string) => { readonly handling: string; readonly sla: string }) => {
  const { data } = usePolicy();
  const figures = useFigures();
  return (queue) => {
    const measured = (figures.data?.figures?.queues ?? [])
      .filter((one) => (queue === '' || one.queue === queue) && one.handlingMinutes.value !== null)
      .map(({ handlingMinutes: { value, n } }) => ({ minutes: Number(value) * n, n }));
    const n = measured.reduce((sum, one) => sum + one.n, 0);
    const minutes = measured.reduce((sum, one) => sum + one.minutes, 0) / n;
    const level = data?.policy.tasks.queues.find(({ key }) => key === queue)?.slaHours ?? 8;
    return { handling: n > 0 && minutes >= 1 ? String(Math.round(minutes)) : '15', sla: String(level) };
  };
};

/** what next week is planned with */
export function PlanForm({ busy, onPlan }: { readonly busy: boolean; readonly onPlan: (wish: PlanWish) => void }) {
  const { w, weekday } = usePlanWords();
  const { data } = usePolicy();
  const titleOf = useQueueTitle();
  const usual = useUsual();
  const [queue, setQueue] = useState('');
  const [typed, setTyped] = useState<Readonly<Partial<Record<NumberField, string>>>>({});
  const [opens, setOpens] = useState('08:00');
  const [closes, setCloses] = useState('20:00');
  const [zone, setZone] = useState<string>();
  const [patterns, setPatterns] = useState<readonly number[]>([1, 2, 7]);
  const [tried, setTried] = useState(false);
  const texts = { ...usual(queue), effective: '72', attainment: '97', weeks: '8', ...typed };
  const calendars = data?.policy.calendars ?? {};
  const team = calendars[data?.policy.tasks.digest?.calendar ?? '']?.timeZone;
  const zones = [
    ...new Set([...(team === undefined ? [] : [team]), ...Object.values(calendars).map((one) => one.timeZone), 'UTC']),
  ];
  const timeZone = zone ?? zones[0] ?? 'UTC';
  const wrongNumber = (field: NumberField): string => {
    const [from, to] = bounds[field];
    const value = Number(texts[field].replace(',', '.'));
    const whole = field !== 'weeks' || Number.isInteger(value);
    return texts[field].trim() !== '' && whole && value >= from && value <= to ? '' : w('wrongNumber', { from, to });
  };
  const open = hoursOf({ opens, closes });
  const wrongOpen = open.closes - open.opens < SHIFT_MINUTES ? w('wrongOpen') : '';
  const wrongPatterns = patterns.length === 0 ? w('wrongPatterns') : '';
  const shown = (text: string): string => (tried ? text : '');
  const plan = (): void => {
    setTried(true);
    if (wrongOpen !== '' || wrongPatterns !== '' || numberFields.some((field) => wrongNumber(field) !== '')) return;
    const value = (field: NumberField): number => Number(texts[field].replace(',', '.'));
    onPlan({
      ...(queue === '' ? {} : { queue }),
      ...{ handlingMinutes: value('handling'), slaOpenHours: value('sla'), opens, closes, timeZone },
      ...{ effective: value('effective') / 100, attainment: value('attainment') / 100, weeks: value('weeks') },
      patterns: [...patterns],
    });
  };
  const queues = [
    { value: '', label: w('allQueues') },
    ...(data?.policy.tasks.queues ?? []).map(({ key }) => ({ value: key, label: titleOf(key) })),
  ];
  const options = everyPattern.map((first) => {
    const days = daysOfPattern(first);
    const weekend = days.includes(6) || days.includes(7) ? ` (${w('weekend')})` : '';
    return { value: String(first), label: `${days.map(weekday).join(', ')}${weekend}` };
  });
  const choose = (
    label: string,
    value: string,
    all: readonly { value: string; label?: string }[],
    set: (value: string) => void,
  ) => (
    <Select
      ariaLabel={label}
      options={all}
      selectedOption={all.find((one) => one.value === value) ?? null}
      onChange={({ detail }) => set(detail.selectedOption.value ?? '')}
    />
  );
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={3}>
        <FormField label={w('queue')} stretch>
          {choose(w('queue'), queue, queues, setQueue)}
        </FormField>
        {numberFields.map((field) => (
          <FormField
            key={field}
            label={w(field)}
            constraintText={field === 'handling' || field === 'effective' ? w(hints[field]) : undefined}
            errorText={shown(wrongNumber(field))}
            stretch
          >
            <Input
              inputMode="decimal"
              value={texts[field]}
              onChange={({ detail }) => setTyped({ ...typed, [field]: detail.value })}
            />
          </FormField>
        ))}
        <FormField label={w('opens')} constraintText={w('openHint')} stretch>
          {choose(w('opens'), opens, clocks, setOpens)}
        </FormField>
        <FormField label={w('closes')} errorText={shown(wrongOpen)} stretch>
          {choose(w('closes'), closes, clocks, setCloses)}
        </FormField>
        <FormField label={w('zone')} stretch>
          {choose(
            w('zone'),
            timeZone,
            zones.map((value) => ({ value })),
            setZone,
          )}
        </FormField>
      </ColumnLayout>
      <FormField label={w('patterns')} description={w('patternsHint')} errorText={shown(wrongPatterns)} stretch>
        <Multiselect
          options={options}
          selectedOptions={options.filter(({ value }) => patterns.includes(Number(value)))}
          deselectAriaLabel={({ label }) => label ?? ''}
          onChange={({ detail }) => setPatterns(detail.selectedOptions.map(({ value }) => Number(value)))}
        />
      </FormField>
      <Button variant="primary" disabled={busy} onClick={plan}>
        {w('plan')}
      </Button>
    </SpaceBetween>
  );
}
