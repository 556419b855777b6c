import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StepOfChange } from '../../../domain/account-change/protocol-steps.ts';
import { useFormat } from '../format.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { useChangeWords } from './change-words.ts';

const signs = { done: 'success', now: 'in-progress', later: 'pending', not_needed: 'not-started', ended: 'stopped' } as const;

/** the protocol, a step a line: how it stands, since or until when, and whose doing it was */
export function ChangeSteps({ steps }: { readonly steps: readonly StepOfChange[] }) {
  const w = useChangeWords();
  const { instant } = useFormat();
  const whenOf = ({ at, until }: StepOfChange): string => {
    if (at !== undefined) return instant(at);
    return until === undefined ? '–' : w('until', { when: instant(until) });
  };
  return (
    <RecordTable<StepOfChange>
      header={undefined}
      items={steps}
      trackBy="step"
      columns={[
        { id: 'step', header: w('stepHead'), cell: ({ step }) => w(`step.${step}`) },
        {
          id: 'state',
          header: w('stateHead'),
          cell: ({ state }) => <StatusIndicator type={signs[state]}>{w(`state.${state}`)}</StatusIndicator>,
        },
        { id: 'when', header: w('when'), cell: whenOf },
        { id: 'who', header: w('who'), cell: ({ by }) => (by.length === 0 ? '–' : by.map(shortName).join(', ')) },
      ]}
    />
  );
}
