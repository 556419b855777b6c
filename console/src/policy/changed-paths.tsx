import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { ChangedMerchant, DecisionStep } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { EffectTable } from './effect-table.tsx';
import { useStepWords } from './step-words.tsx';
import { TwoLanes } from './two-lanes.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

const firstOf = ({ first }: ChangedMerchant): DecisionStep | undefined =>
  [first.under, first.against].filter((one) => one !== undefined).toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];

/** each merchant whose story differs, with the first decision that does */
export function ChangedPaths({ changed }: { readonly changed: readonly ChangedMerchant[] }) {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const wordsOf = useStepWords();
  const [open, setOpen] = useState<ChangedMerchant>();
  const told = (step: DecisionStep | undefined): string =>
    step === undefined ? p('nothingMore') : `${instant(step.at)} · ${wordsOf(step)}`;
  return (
    <>
      <EffectTable
        title={p('changedPath')}
        hint={p('changedHint')}
        empty={p('changedNone')}
        items={changed}
        kinds={{
          label: p('changedFirst'),
          any: p('changedAny'),
          of: (one) => [firstOf(one)?.type ?? ''],
          named: term,
        }}
        columns={[
          { id: 'under', header: p('draft'), minWidth: 240, cell: ({ first }) => told(first.under) },
          { id: 'against', header: p('rules'), minWidth: 240, cell: ({ first }) => told(first.against) },
          {
            id: 'open',
            header: p('actions'),
            cell: (one) => (
              <Button variant="inline-link" ariaLabel={`${p('bothLanes')}${p('colon')}${one.name}`} onClick={() => setOpen(one)}>
                {p('bothLanes')}
              </Button>
            ),
          },
        ]}
      />
      {open !== undefined && <TwoLanes of={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
