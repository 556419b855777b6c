import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import type { ChangedMerchant, EffectStep } from './effect-answer.ts';
import { useStepWords } from './step-words.tsx';
import { TwoLanes } from './two-lanes.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** a page of them; the filter finds the others */
const SHOWN = 50;

const firstOf = ({ first }: ChangedMerchant): EffectStep | undefined =>
  [first.under, first.against].filter((one) => one !== undefined).toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];

/** each merchant whose story differs, with the first decision that does */
export function ChangedPaths({ changed }: { readonly changed: readonly ChangedMerchant[] }) {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const wordsOf = useStepWords();
  const [text, setText] = useState('');
  const [type, setType] = useState('');
  const [open, setOpen] = useState<ChangedMerchant>();
  const types = [...new Set(changed.flatMap((one) => firstOf(one)?.type ?? []))].toSorted();
  const options = [{ value: '', label: p('changedAny') }, ...types.map((value) => ({ value, label: term(value) }))];
  const items = changed.filter(
    (one) => one.name.toLowerCase().includes(text.toLowerCase()) && (type === '' || firstOf(one)?.type === type),
  );
  const told = (step: EffectStep | undefined): string =>
    step === undefined ? p('nothingMore') : `${instant(step.at)} · ${wordsOf(step)}`;
  return (
    <>
      <RecordTable
        header={
          <Header variant="h2" counter={`(${items.length})`} description={p('changedHint')}>
            {p('changedPath')}
          </Header>
        }
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <TextFilter
              filteringText={text}
              filteringAriaLabel={p('changedFind')}
              filteringPlaceholder={p('changedFind')}
              onChange={({ detail }) => setText(detail.filteringText)}
            />
            <Select
              ariaLabel={p('changedFirst')}
              options={options}
              selectedOption={options.find(({ value }) => value === type) ?? null}
              onChange={({ detail }) => setType(detail.selectedOption.value ?? '')}
            />
          </SpaceBetween>
        }
        items={items.slice(0, SHOWN)}
        trackBy="merchantId"
        empty={p('changedNone')}
        footer={items.length > SHOWN ? p('changedMore', { n: items.length - SHOWN }) : undefined}
        columns={[
          {
            id: 'merchant',
            header: p('merchant'),
            cell: ({ merchantId, name }) => <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>,
          },
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
