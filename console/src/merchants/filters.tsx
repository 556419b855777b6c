import Button from '@cloudscape-design/components/button';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { memo, type Ref, useEffect, useMemo, useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { type ChangeView, Many, One, type Option } from './choice.tsx';
import { useListFormats } from './list-formats.ts';
import { stages } from './stages.ts';
import { useFacets } from './use-merchant-list.ts';
import { type ChoiceField, narrowing, sorts, type View } from './view.ts';

interface Props {
  readonly view: View;
  readonly change: ChangeView;
  /** the list is there: what else may be chosen can be asked for */
  readonly ready: boolean;
  readonly searchBox: Ref<InputProps.Ref>;
}

interface TypedProps {
  readonly value: string;
  readonly label: string;
  readonly box: Ref<InputProps.Ref>;
  readonly change: ChangeView;
}

/** typed text is on the screen at once, the list follows */
const Typed = memo(function Typed({ value, label, box, change }: TypedProps) {
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
        change({ search: detail.value });
      }}
    />
  );
});

const offered = ['stage', 'awaiting', 'segment', 'country', 'pspClient'] as const;
const spans = ['', '1', '3', '7', '14', '30'];

const useOptions = (view: View, ready: boolean): Readonly<Record<ChoiceField, readonly Option[]>> => {
  const { term } = useWords();
  const { country, number } = useListFormats();
  const { data: facets } = useFacets(ready);
  // until it is known what there is, what is chosen
  const countries = facets === undefined ? view.country.join() : '';
  const clients = facets === undefined ? view.pspClient.join() : '';
  return useMemo(() => {
    const words = (values: readonly string[]) => values.map((value) => ({ value, label: term(value) }));
    const known = (
      found: readonly { value: string; count: number }[] | undefined,
      label: (value: string) => string,
      or: string,
    ) =>
      found === undefined
        ? or.split(',').flatMap((value) => (value === '' ? [] : [{ value, label: label(value) }]))
        : found.map(({ value, count }) => ({ value, label: label(value), labelTag: number(count) }));
    return {
      stage: words(stages),
      segment: words(['long_tail', 'mid', 'key']),
      country: known(facets?.country, country, countries),
      pspClient: known(facets?.pspClient, String, clients),
      awaiting: words(['merchant', 'operations', 'provider', 'nobody']),
    };
  }, [term, country, number, facets, countries, clients]);
};

/** everything the list can be narrowed by; on a telephone behind a button */
export const Filters = memo(function Filters({ view, change, ready, searchBox }: Props) {
  const { t } = useWords();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const options = useOptions(view, ready);
  const { stalledDays } = view;
  const waits = useMemo(
    () =>
      (spans.includes(stalledDays) ? spans : [...spans, stalledDays]).map((value) => ({
        value,
        label: value === '' ? t('merchants.stalledAny') : t('merchants.stalledAtLeast', { n: value }),
      })),
    [t, stalledDays],
  );
  const orders = useMemo(() => sorts.map((value) => ({ value, label: t(`merchants.sort.${value}`) })), [t]);
  const labels: Readonly<Record<ChoiceField, string>> = {
    stage: t('merchants.stage'),
    awaiting: t('merchants.awaiting'),
    segment: t('merchants.segment'),
    country: t('merchants.country'),
    pspClient: t('merchants.client'),
  };
  return (
    <div className="merchant-filters">
      <Typed box={searchBox} value={view.search} label={t('merchants.search')} change={change} />
      <div className="order">
        <One field="sort" label={t('merchants.sort')} options={orders} chosen={view.sort} change={change} />
      </div>
      {narrow && (
        <Button iconName="filter" ariaExpanded={open} onClick={() => setOpen(!open)}>
          {t('merchants.filters', { n: narrowing({ ...view, search: '' }) })}
        </Button>
      )}
      {(open || !narrow) && (
        <>
          {offered.map((field) => (
            <Many
              key={field}
              field={field}
              label={labels[field]}
              options={options[field]}
              chosen={view[field].join()}
              change={change}
            />
          ))}
          <One field="stalledDays" label={t('merchants.stalledFor')} options={waits} chosen={stalledDays} change={change} />
        </>
      )}
    </div>
  );
});
