import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { type ChangeKind, changeKinds } from '../../../domain/policy/change-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useChangeWords } from './change-words.ts';

const ways = ['email', 'phone', 'post', 'visit', 'chat'] as const;
const fieldsOf = {
  bank_account: ['holder', 'country', 'number'],
  address: ['line', 'postcode', 'city', 'country'],
  contact: ['name', 'email', 'phone'],
} as const satisfies Readonly<Record<ChangeKind, readonly string[]>>;
type Field = (typeof fieldsOf)[ChangeKind][number] | 'sender' | 'replyTo' | 'due' | 'reason';
type Typed = Readonly<Partial<Record<Field, string>>>;
const optional: readonly Field[] = ['postcode', 'name', 'email', 'phone', 'sender', 'replyTo', 'due'];

const said = (typed: Typed, field: Field): string => typed[field]?.trim() ?? '';
const given = (typed: Typed, ...fields: readonly Field[]): object =>
  Object.fromEntries(fields.flatMap((field) => (said(typed, field) === '' ? [] : [[field, said(typed, field)]])));

const wishOf = (kind: ChangeKind, typed: Typed): object => {
  const country = said(typed, 'country').toUpperCase();
  switch (kind) {
    case 'bank_account':
      return { of: kind, country, holder: said(typed, 'holder'), accountNumber: said(typed, 'number') };
    case 'address':
      return { of: kind, country, lines: [said(typed, 'line')], city: said(typed, 'city'), ...given(typed, 'postcode') };
    case 'contact':
      return { of: kind, ...given(typed, 'name', 'email', 'phone') };
  }
};

/** what is due, as it is typed (`1234.50`), in the smallest unit; undefined where nothing is */
const minorOf = (typed: string, digits: number): number | undefined => {
  const amount = Number.parseFloat(typed.replace(',', '.'));
  return Number.isFinite(amount) && amount >= 0 ? Math.round(amount * 10 ** digits) : undefined;
};

/** asks for a change in a merchant's name: the protocol starts, and nothing is changed */
export function StartChangeDialog({ merchant, onClose }: { readonly merchant: Merchant; readonly onClose: () => void }) {
  const { t, term, locale } = useWords();
  const w = useChangeWords();
  const { currency } = merchant;
  const [kind, setKind] = useState<ChangeKind>('bank_account');
  const [through, setThrough] = useState<string>('email');
  const [typed, setTyped] = useState<Typed>({ country: merchant.country });
  const [urgent, setUrgent] = useState(false);
  const [oldAccountClosed, setClosed] = useState(false);
  const [tried, setTried] = useState(false);
  const key = JSON.stringify([kind, through, typed, urgent, oldAccountClosed]);
  const write = useWrite<object>(`/merchants/${merchant.merchantId}/account-changes`, key);
  const needed: readonly Field[] = [...fieldsOf[kind], 'reason'];
  const missing = (field: Field): boolean => !optional.includes(field) && said(typed, field) === '';
  const digits = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const send = (): void => {
    setTried(true);
    if (needed.some(missing)) return;
    const payoutDueMinor = minorOf(said(typed, 'due'), digits);
    const body = {
      ...{ version: merchant.version, change: wishOf(kind, typed), through, urgent, reason: said(typed, 'reason') },
      ...given(typed, 'sender', 'replyTo'),
      ...(kind === 'bank_account' && { oldAccountClosed }),
      ...(payoutDueMinor !== undefined && { payoutDueMinor }),
    };
    write.mutate(body, { onSuccess: onClose });
  };
  const field = (name: Field, hint?: string) => (
    <FormField
      key={name}
      label={name === 'reason' ? t('tasks.reason') : w(name, { currency })}
      {...(hint !== undefined && { constraintText: hint })}
      errorText={tried && missing(name) ? t('submit.missing') : ''}
      stretch
    >
      {name === 'reason' ? (
        <Textarea value={typed.reason ?? ''} rows={3} onChange={({ detail }) => setTyped({ ...typed, reason: detail.value })} />
      ) : (
        <Input
          value={typed[name] ?? ''}
          autoComplete={false}
          onChange={({ detail }) => setTyped({ ...typed, [name]: detail.value })}
        />
      )}
    </FormField>
  );
  const choice = (label: string, values: readonly string[], value: string, set: (value: string) => void) => (
    <FormField label={label} stretch>
      <Select
        options={values.map((one) => ({ value: one, label: term(one) }))}
        selectedOption={{ value, label: term(value) }}
        onChange={({ detail }) => set(detail.selectedOption.value ?? value)}
      />
    </FormField>
  );
  return (
    <FormDialog
      title={w('startTitle', { name: merchant.legalName })}
      action={w('startDo')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <div>{w('startNote')}</div>
      {choice(w('kind'), changeKinds, kind, (value) => setKind(changeKinds.find((one) => one === value) ?? kind))}
      {fieldsOf[kind].map((name) => field(name, name === 'number' ? w('numberHint') : undefined))}
      {choice(w('through'), ways, through, setThrough)}
      {through === 'email' && [field('sender'), field('replyTo')]}
      {kind === 'bank_account' && field('due')}
      <Checkbox checked={urgent} onChange={({ detail }) => setUrgent(detail.checked)}>
        {w('urgent')}
      </Checkbox>
      {kind === 'bank_account' && (
        <Checkbox checked={oldAccountClosed} onChange={({ detail }) => setClosed(detail.checked)}>
          {w('closed')}
        </Checkbox>
      )}
      {field('reason')}
    </FormDialog>
  );
}
