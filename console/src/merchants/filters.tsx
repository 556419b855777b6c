import Button from '@cloudscape-design/components/button';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { memo, type Ref, startTransition, useEffect, useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { useListFormats } from './list-formats.ts';
import { stages } from './stages.ts';
import { useFacets } from './use-merchant-list.ts';
import { type ChoiceField, narrowing, sorts, type View } from './view.ts';

interface Props {
  readonly view: View;
  readonly show: (view: View) => void;
  /** the list is there: what else may be chosen can be asked for */
  readonly ready: boolean;
  readonly searchBox: Ref<InputProps.Ref>;
}

interface TypedProps {
  readonly value: string;
  readonly label: string;
  readonly box: Ref<InputProps.Ref>;
  readonly onChange: (value: string) => void;
}

/** typed text is on the screen at once, the list follows */
function Typed({ value, label, box, onChange }: TypedProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      ref={box}
      type="search"
      placeholder={label}
      ariaLabel={label}
      value={text}
      onChange={({ detail }) => {
        setText(detail.value);
        startTransition(() => onChange(detail.value));
      }}
    />
  );
}

/** everything the list can be narrowed by; on a telephone behind a button */
export const Filters = memo(function Filters({ view, show, ready, searchBox }: Props) {
  const { t, term } = useWords();
  const { country, number } = useListFormats();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { data: facets } = useFacets(ready);
  const known = (field: 'country' | 'pspClient', label: (value: string) => string) =>
    (facets?.[field] ?? view[field].map((value) => ({ value, count: 0 }))).map(({ value, count }) => ({
      value,
      label: label(value),
      ...(count === 0 ? {} : { labelTag: number(count) }),
    }));
  const words = (values: readonly string[]) => values.map((value) => ({ value, label: term(value) }));
  const options: Readonly<Record<ChoiceField, readonly { value: string; label: string }[]>> = {
    stage: words(stages),
    segment: words(['long_tail', 'mid', 'key']),
    country: known('country', country),
    pspClient: known('pspClient', String),
    awaiting: words(['merchant', 'operations', 'provider', 'nobody']),
  };
  const choice = (field: ChoiceField, label: string) => (
    <Multiselect
      key={field}
      ariaLabel={label}
      placeholder={label}
      inlineTokens
      filteringType={options[field].length > 8 ? 'auto' : 'none'}
      options={options[field]}
      selectedOptions={options[field].filter(({ value }) => view[field].includes(value))}
      onChange={({ detail }) => show({ ...view, [field]: detail.selectedOptions.map(({ value }) => value ?? '') })}
    />
  );
  const spans = ['', '1', '3', '7', '14', '30'];
  const waits = (spans.includes(view.stalledDays) ? spans : [...spans, view.stalledDays]).map((value) => ({
    value,
    label: value === '' ? t('merchants.stalledAny') : t('merchants.stalledAtLeast', { n: value }),
  }));
  const orders = sorts.map((value) => ({ value, label: t(`merchants.sort.${value}`) }));
  return (
    <div className="merchant-filters">
      <Typed box={searchBox} value={view.search} label={t('merchants.search')} onChange={(search) => show({ ...view, search })} />
      <div className="order">
        <Select
          ariaLabel={t('merchants.sort')}
          selectedOption={orders.find(({ value }) => value === view.sort) ?? null}
          options={orders}
          onChange={({ detail }) => show({ ...view, sort: detail.selectedOption.value ?? 'name' })}
        />
      </div>
      {narrow && (
        <Button iconName="filter" ariaExpanded={open} onClick={() => setOpen(!open)}>
          {t('merchants.filters', { n: narrowing({ ...view, search: '' }) })}
        </Button>
      )}
      {(open || !narrow) && (
        <>
          {choice('stage', t('merchants.stage'))}
          {choice('awaiting', t('merchants.awaiting'))}
          {choice('segment', t('merchants.segment'))}
          {choice('country', t('merchants.country'))}
          {choice('pspClient', t('merchants.client'))}
          <Select
            ariaLabel={t('merchants.stalledFor')}
            placeholder={t('merchants.stalledFor')}
            selectedOption={waits.find(({ value }) => value === view.stalledDays) ?? null}
            options={waits}
            onChange={({ detail }) => show({ ...view, stalledDays: detail.selectedOption.value ?? '' })}
          />
        </>
      )}
    </div>
  );
});
