import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { EffectReport, TouchedMerchant } from './effect-answer.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** a page of them */
const SHOWN = 50;

/** merchants in flight whose next step would be another one if they moved to the draft at once */
export function TouchedMerchants({ inFlight }: { readonly inFlight: EffectReport['inFlight'] }) {
  const { p, named } = usePolicyWords();
  const { term } = useWords();
  const { instant, number } = useFormat();
  const titleOf = useQueueTitle();
  const told = (step: TouchedMerchant['stays']): string =>
    step === undefined
      ? p('nothingMore')
      : [
          instant(step.at),
          p('step', { n: step.step }),
          named('kind', step.kind),
          ...(step.channel === undefined ? [] : [term(step.channel)]),
          ...(step.queue === undefined ? [] : [titleOf(step.queue)]),
        ].join(' · ');
  const { touched, merchants } = inFlight;
  return (
    <RecordTable
      header={
        <Header variant="h2" counter={`(${number(touched.length)}/${number(merchants)})`} description={p('touchedHint')}>
          {p('touched')}
        </Header>
      }
      items={touched.slice(0, SHOWN)}
      trackBy="merchantId"
      empty={p('touchedNone')}
      footer={touched.length > SHOWN ? p('changedMore', { n: touched.length - SHOWN }) : undefined}
      columns={[
        {
          id: 'merchant',
          header: p('merchant'),
          cell: ({ merchantId, name }) => <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>,
        },
        { id: 'stage', header: named('field', 'stage'), cell: ({ stage }) => term(stage) },
        { id: 'stays', header: p('stays'), minWidth: 240, cell: ({ stays }) => told(stays) },
        { id: 'moved', header: p('movedNow'), minWidth: 240, cell: ({ moved }) => told(moved) },
      ]}
    />
  );
}
