import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { type CutDimension, cutDimensions } from '../../../domain/rollup/cuts.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import type { FiguresAnswer } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

interface Props {
  readonly cuts: NonNullable<FiguresAnswer['cuts']>;
  readonly by: CutDimension | undefined;
  readonly value: string;
  readonly onChoose: (by: CutDimension | undefined, value: string) => void;
}

/** every figure of the page for one country, segment, client, method, team or week alone */
export function FigureCut({ cuts, by, value, onChoose }: Props) {
  const f = useFigureWords();
  const { country, date } = useFormat();
  const { term } = useWords();
  const named = (one: string): string => {
    if (by === 'country') return country(one);
    if (by === 'week') return date(`${one}T12:00:00.000Z`);
    return by === 'segment' || by === 'method' ? term(one) : one;
  };
  const dimensions = [
    { value: '', label: f('cut.all') },
    ...cutDimensions
      .filter((one) => (cuts[one] ?? []).length > 0 || one === by)
      .map((one) => ({ value: one, label: f(`cut.${one}`) })),
  ];
  const values = by === undefined ? [] : [...new Set([...(cuts[by] ?? []), ...(value === '' ? [] : [value])])];
  const options = values.map((one) => ({ value: one, label: named(one) }));
  return (
    <div className="figure-pair">
      <FormField label={f('cut.by')}>
        <Select
          options={dimensions}
          selectedOption={dimensions.find((one) => one.value === (by ?? '')) ?? null}
          onChange={({ detail }) => {
            const next = cutDimensions.find((one) => one === detail.selectedOption.value);
            onChoose(next, next === undefined ? '' : (cuts[next]?.[0] ?? ''));
          }}
        />
      </FormField>
      {by !== undefined && (
        <FormField label={f(`cut.${by}`)}>
          <Select
            options={options}
            filteringType="auto"
            selectedOption={options.find((one) => one.value === value) ?? null}
            onChange={({ detail }) => onChoose(by, detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
    </div>
  );
}
