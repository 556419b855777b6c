import type { InFlight, NextStep } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { EffectTable } from './effect-table.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** merchants in flight whose next step would be another one if they moved to the draft at once */
export function TouchedMerchants({ inFlight: { touched, merchants } }: { readonly inFlight: InFlight }) {
  const { p, named } = usePolicyWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const titleOf = useQueueTitle();
  const told = (step: NextStep | undefined): string =>
    step === undefined
      ? p('nothingMore')
      : [
          instant(step.at),
          p('step', { n: step.step }),
          named('kind', step.kind),
          ...(step.channel === undefined ? [] : [term(step.channel)]),
          ...(step.queue === undefined ? [] : [titleOf(step.queue)]),
        ].join(' · ');
  return (
    <EffectTable
      title={p('touched')}
      hint={p('touchedHint')}
      empty={p('touchedNone')}
      items={touched}
      outOf={merchants}
      kinds={{ label: p('touchedPart'), any: p('touchedAny'), of: ({ parts }) => parts, named: (part) => named('part', part) }}
      columns={[
        { id: 'stage', header: named('field', 'stage'), cell: ({ stage }) => term(stage) },
        { id: 'parts', header: p('touchedPart'), cell: ({ parts }) => parts.map((part) => named('part', part)).join(', ') },
        { id: 'stays', header: p('stays'), minWidth: 240, cell: ({ stays }) => told(stays) },
        { id: 'moved', header: p('movedNow'), minWidth: 240, cell: ({ moved }) => told(moved) },
      ]}
    />
  );
}
