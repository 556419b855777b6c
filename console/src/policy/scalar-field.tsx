import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import Toggle from '@cloudscape-design/components/toggle';
import { useWords } from '../i18n/index.tsx';
import { useEditing, useFindingText } from './editing.tsx';
import { textsAt, valueAt } from './json-path.ts';
import { type NameOption, useNameOptions } from './name-options.ts';
import type { Field } from './schema-fields.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly place: string;
  readonly label: string;
  readonly field: Field;
  readonly optional: boolean;
}

/** empty is nothing there, where that may be; otherwise what the checks will name */
const numberOf = (text: string, optional: boolean): number | null | undefined =>
  text.trim() === '' ? (optional ? undefined : null) : Number(text);

function Choice({ place, options, optional, label }: Omit<Props, 'field'> & { readonly options: readonly NameOption[] }) {
  const { p } = usePolicyWords();
  const { document, set, readOnly } = useEditing();
  const value = valueAt(document, place);
  const none = { value: '', label: p('none') };
  const all = optional ? [none, ...options] : [...options];
  // a name that nothing has stays readable: the finding beside it says so
  const unknown = typeof value === 'string' && value !== '' ? { value, label: value } : null;
  return (
    <Select
      ariaLabel={label}
      disabled={readOnly}
      options={all}
      selectedOption={all.find((one) => one.value === value) ?? unknown ?? (optional ? none : null)}
      onChange={({ detail }) => set(place, detail.selectedOption.value === '' ? undefined : detail.selectedOption.value)}
    />
  );
}

function Choices({ place, options, label }: Pick<Props, 'place' | 'label'> & { readonly options: readonly NameOption[] }) {
  const { document, set, readOnly } = useEditing();
  const chosen = textsAt(document, place);
  const all = [
    ...options,
    ...chosen.filter((value) => !options.some((one) => one.value === value)).map((value) => ({ value, label: value })),
  ];
  return (
    <Multiselect
      ariaLabel={label}
      disabled={readOnly}
      options={all}
      selectedOptions={all.filter(({ value }) => chosen.includes(value))}
      onChange={({ detail }) =>
        set(
          place,
          detail.selectedOptions.map(({ value }) => value),
        )
      }
    />
  );
}

function Control({ place, label, field, optional }: Props) {
  const { term } = useWords();
  const { document, set, readOnly } = useEditing();
  const names = useNameOptions(place);
  const value = valueAt(document, place);
  switch (field.kind) {
    case 'number':
      return (
        <Input
          type="number"
          inputMode="decimal"
          readOnly={readOnly}
          value={typeof value === 'number' ? String(value) : ''}
          onChange={({ detail }) => set(place, numberOf(detail.value, optional))}
        />
      );
    case 'choice':
      return <Choice {...{ place, label, optional }} options={field.options.map((one) => ({ value: one, label: term(one) }))} />;
    case 'choices':
      return <Choices {...{ place, label }} options={field.options.map((one) => ({ value: one, label: term(one) }))} />;
    case 'texts':
      return names === undefined ? (
        <Textarea
          rows={Math.max(1, textsAt(document, place).length)}
          readOnly={readOnly}
          value={textsAt(document, place).join('\n')}
          onChange={({ detail }) => set(place, detail.value === '' ? [] : detail.value.split('\n'))}
        />
      ) : (
        <Choices {...{ place, label }} options={names} />
      );
    default:
      return names === undefined ? (
        <Input
          readOnly={readOnly}
          value={typeof value === 'string' ? value : ''}
          onChange={({ detail }) => set(place, optional && detail.value === '' ? undefined : detail.value)}
        />
      ) : (
        <Choice {...{ place, label, optional }} options={names} />
      );
  }
}

/** one value of a policy, with what is wrong with it beneath */
export function ScalarField(props: Props) {
  const { p } = usePolicyWords();
  const { place, label, field } = props;
  const { document, findings, set, readOnly } = useEditing();
  const textOf = useFindingText();
  const names = useNameOptions(place);
  const wrong = findings
    .filter((one) => one.field === place || one.field.startsWith(`${place}.`))
    .map(textOf)
    .join(' · ');
  if (field.kind === 'switch')
    return (
      <FormField errorText={wrong} stretch>
        <Toggle
          disabled={readOnly}
          checked={valueAt(document, place) === true}
          onChange={({ detail }) => set(place, detail.checked)}
        >
          {label}
        </Toggle>
      </FormField>
    );
  return (
    <FormField
      label={label}
      errorText={wrong}
      {...(field.kind === 'texts' && names === undefined ? { constraintText: p('onePerLine') } : {})}
      stretch
    >
      <Control {...props} />
    </FormField>
  );
}
