import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { type CutName, cutNames, type RealtimeAnswer } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

interface Props {
  readonly cuts: RealtimeAnswer['cuts'];
  readonly cut: Readonly<Record<string, string>>;
  readonly onChoose: (name: CutName, value: string) => void;
}
const labels = { country: 'country', segment: 'segment', pspClient: 'client', team: 'team' } as const;

/** looks at a part: a country, a segment, a client, a team */
export function CutBar({ cuts, cut, onChoose }: Props) {
  const w = useRealtimeWords();
  const { country } = useFormat();
  const { term } = useWords();
  const named = (name: CutName, value: string): string =>
    name === 'country' ? country(value) : name === 'segment' ? term(value) : value;
  return (
    <div className="cut-bar">
      {cutNames.map((name) => {
        const chosen = cut[name] ?? '';
        const values = [...new Set([...cuts[name], ...(chosen === '' ? [] : [chosen])])];
        const options = [{ value: '', label: w('all') }, ...values.map((value) => ({ value, label: named(name, value) }))];
        return (
          <FormField key={name} label={w(labels[name])}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === chosen) ?? null}
              onChange={({ detail }) => onChoose(name, detail.selectedOption.value ?? '')}
            />
          </FormField>
        );
      })}
    </div>
  );
}
