import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { minorDigits } from '../../../domain/money/minor-units.ts';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import type { CaseWord } from './case-english.ts';
import { useCaseWords } from './case-words.ts';

export interface DeedField {
  readonly name: string;
  readonly label: CaseWord;
  readonly kind: 'line' | 'text' | 'amount' | readonly { readonly value: string; readonly label: string }[];
  readonly optional?: true;
}
interface Props {
  readonly path: string;
  readonly version: number;
  readonly currency: string;
  readonly title: CaseWord;
  readonly note?: CaseWord;
  readonly action: CaseWord;
  readonly along: Readonly<Record<string, string>>;
  readonly fields: readonly DeedField[];
  readonly onClose: () => void;
}

/** what a person does about a case, with the words it takes */
export function DeedFieldDialog({ path, version, currency, title, note, action, along, fields, onClose }: Props) {
  const { c } = useCaseWords();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const write = useWrite<object>(path, JSON.stringify(values));
  const isMissing = ({ name, optional }: DeedField): boolean => optional !== true && (values[name] ?? '').trim() === '';
  const send = (): void => {
    setTried(true);
    if (fields.some(isMissing)) return;
    const minorOf = (typed: string): number => Math.round(Number(typed.replace(',', '.')) * 10 ** minorDigits(currency));
    const isAmount = (name: string): boolean => fields.some((one) => one.name === name && one.kind === 'amount');
    const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
    const given = Object.fromEntries(filled.map(([name, value]) => [name, isAmount(name) ? minorOf(value) : value]));
    write.mutate({ version, deed: { ...along, ...given } }, { onSuccess: onClose });
  };
  const control = ({ name, kind }: DeedField) => {
    const value = values[name] ?? '';
    const set = (next: string): void => setValues({ ...values, [name]: next });
    if (kind === 'amount')
      return <Input value={value} inputMode="decimal" onChange={({ detail }) => set(detail.value)} placeholder={currency} />;
    if (kind === 'line') return <Input value={value} onChange={({ detail }) => set(detail.value)} />;
    if (kind === 'text') return <Textarea value={value} rows={4} onChange={({ detail }) => set(detail.value)} />;
    return (
      <Select
        options={[...kind]}
        selectedOption={kind.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => set(detail.selectedOption.value ?? '')}
      />
    );
  };
  return (
    <FormDialog title={c(title)} action={c(action)} write={write} onSend={send} onClose={onClose}>
      {note !== undefined && <p>{c(note)}</p>}
      {fields.map((field) => (
        <FormField key={field.name} label={c(field.label)} errorText={tried && isMissing(field) ? c('needed') : ''} stretch>
          {control(field)}
        </FormField>
      ))}
    </FormDialog>
  );
}
