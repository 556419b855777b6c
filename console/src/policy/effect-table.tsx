import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** a page of them; the filter finds the others */
const SHOWN = 50;

interface Row {
  readonly merchantId: string;
  readonly name: string;
}
interface Props<Item extends Row> {
  readonly title: string;
  readonly hint: string;
  readonly empty: string;
  readonly items: readonly Item[];
  /** of how many; all of them where absent */
  readonly outOf?: number;
  /** what they can be narrowed to, beside their names */
  readonly kinds: {
    readonly label: string;
    readonly any: string;
    readonly of: (item: Item) => readonly string[];
    readonly named: (kind: string) => string;
  };
  readonly columns: readonly {
    readonly id: string;
    readonly header: string;
    readonly minWidth?: number;
    readonly cell: (item: Item) => ReactNode;
  }[];
}

/** merchants that a draft would treat otherwise: found by name and by what differs */
export function EffectTable<Item extends Row>({ title, hint, empty, items, outOf, kinds, columns }: Props<Item>) {
  const { p } = usePolicyWords();
  const { number } = useFormat();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const known = [...new Set(items.flatMap(kinds.of))].toSorted();
  const options = [{ value: '', label: kinds.any }, ...known.map((value) => ({ value, label: kinds.named(value) }))];
  const found = items.filter(
    (one) => one.name.toLowerCase().includes(text.toLowerCase()) && (kind === '' || kinds.of(one).includes(kind)),
  );
  const counter = outOf === undefined ? `(${number(found.length)})` : `(${number(found.length)}/${number(outOf)})`;
  return (
    <RecordTable
      header={
        <Header variant="h2" counter={counter} description={hint}>
          {title}
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
            ariaLabel={kinds.label}
            options={options}
            selectedOption={options.find(({ value }) => value === kind) ?? null}
            onChange={({ detail }) => setKind(detail.selectedOption.value ?? '')}
          />
        </SpaceBetween>
      }
      items={found.slice(0, SHOWN)}
      trackBy="merchantId"
      empty={empty}
      footer={found.length > SHOWN ? p('changedMore', { n: found.length - SHOWN }) : undefined}
      columns={[
        {
          id: 'merchant',
          header: p('merchant'),
          cell: ({ merchantId, name }) => <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>,
        },
        ...columns,
      ]}
    />
  );
}
