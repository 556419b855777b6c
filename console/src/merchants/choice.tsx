import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { memo } from 'react';
import type { ChoiceField, View } from './view.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly labelTag?: string;
}
export type ChangeView = (change: Partial<View>) => void;

interface ManyProps {
  readonly field: ChoiceField;
  readonly label: string;
  readonly options: readonly Option[];
  /** comma-separated: a text is the same as before where nothing of it changed */
  readonly chosen: string;
  readonly change: ChangeView;
}

/** any number of values of one field; drawn again only when they are others */
export const Many = memo(function Many({ field, label, options, chosen, change }: ManyProps) {
  const among = new Set(chosen.split(','));
  return (
    <Multiselect
      ariaLabel={label}
      placeholder={label}
      inlineTokens
      filteringType={options.length > 8 ? 'auto' : 'none'}
      options={options}
      selectedOptions={options.filter(({ value }) => among.has(value))}
      onChange={({ detail }) => change({ [field]: detail.selectedOptions.map(({ value }) => value ?? '') })}
    />
  );
});

interface OneProps {
  readonly field: 'sort' | 'stalledDays';
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly change: ChangeView;
}

/** one value of one field */
export const One = memo(function One({ field, label, options, chosen, change }: OneProps) {
  return (
    <Select
      ariaLabel={label}
      placeholder={label}
      selectedOption={options.find(({ value }) => value === chosen) ?? null}
      options={options}
      onChange={({ detail }) => change({ [field]: detail.selectedOption.value ?? '' })}
    />
  );
});
