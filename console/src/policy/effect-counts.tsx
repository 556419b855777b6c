import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { BacktestReport } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { type CountRow, countRows, type Grouping, groupings } from './count-rows.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const isGrouping = (name: string): name is Grouping => Object.hasOwn(groupings, name);
const all = Object.keys(groupings).filter(isGrouping);

/** messages, what was kept back, tasks and their hours, stalls: under the draft, under the policy in force, and the difference */
export function EffectCountTable({ report: { under, against, staffing } }: { readonly report: BacktestReport }) {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const { number, date } = useFormat();
  const titleOf = useQueueTitle();
  const [grouping, setGrouping] = useState<Grouping>('step');
  const options = all.map((value) => ({ value, label: p(`group.${value}`) }));
  const nameOf = ({ name: [first = '', second = ''] }: CountRow): string => {
    switch (grouping) {
      case 'step':
        return `${term(first)} · ${p('step', { n: second })}`;
      case 'week':
        return date(first);
      case 'tasks':
        return titleOf(first);
      case 'about':
        return first === '' ? p('aboutNothing') : term(first);
      case 'keptBackWeeks':
        return `${term(first)} · ${date(second)}`;
      case 'straight':
        return p('group.straight');
      case 'taskWeeks':
        return `${titleOf(first)} · ${date(second)}`;
      case 'dormant':
        return p('group.dormant');
      default:
        return term(first);
    }
  };
  const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value).replace('-', '−'));
  const hours = (of: Readonly<Record<string, number>>, row: CountRow): number =>
    Math.round((of[row.name.join('/')] ?? 0) * 10) / 10;
  const withHours = grouping === 'tasks' || grouping === 'taskWeeks';
  const rows = countRows(under.work, against.work, grouping);
  const share = (value: number): string => number(Math.round(value * 100));
  return (
    <Container header={<Header variant="h2">{p('workTitle')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={p('group')}>
          <Select
            ariaLabel={p('group')}
            options={options}
            selectedOption={options.find(({ value }) => value === grouping) ?? null}
            onChange={({ detail }) => setGrouping(all.find((one) => one === detail.selectedOption.value) ?? 'step')}
          />
        </FormField>
        {rows.length === 0 ? (
          <div className="quiet">{p('groupNone')}</div>
        ) : (
          <table className="effect-counts">
            <thead>
              <tr>
                <th scope="col">{p(`group.${grouping}`)}</th>
                <th scope="col">{p('draft')}</th>
                <th scope="col">{p('rules')}</th>
                <th scope="col">{p('difference')}</th>
                {withHours && <th scope="col">{p('hours')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name.join('/')}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>{number(row.under)}</td>
                  <td>{number(row.against)}</td>
                  <td>{signed(row.under - row.against)}</td>
                  {withHours && (
                    <td>
                      {number(hours(under.hours, row))} / {number(hours(against.hours, row))}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {withHours && (
          <div className="quiet">
            {p('hoursHint', {
              ...{ minutes: number(staffing.minutesPerTask) },
              ...{ occupancy: share(staffing.occupancy), away: share(staffing.shrinkage) },
            })}
          </div>
        )}
        <div className="quiet">{p('costOf', { under: number(under.cost), against: number(against.cost) })}</div>
      </SpaceBetween>
    </Container>
  );
}
