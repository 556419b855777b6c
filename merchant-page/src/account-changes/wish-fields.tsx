import { useId } from 'react';
import type { ChangeKind } from '../../../domain/policy/change-schema.ts';
import { askAccountChangeWords } from '../words/ask-account-change.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

/** what was typed so far, by field */
export type Typed = Readonly<Record<string, string>>;

/** what is asked for, as the API takes it; an empty field is none */
export const wishOf = (kind: ChangeKind, typed: Typed, country: string): object => {
  const some = (...names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (typed[name]?.trim() ? [[name, typed[name]]] : [])));
  const where = typed['country'] ?? country;
  switch (kind) {
    case 'bank_account':
      return { of: kind, country: where, ...some('holder', 'accountNumber') };
    case 'address':
      return { of: kind, country: where, lines: [typed['line'] ?? ''], ...some('postcode', 'city') };
    case 'contact':
      return { of: kind, ...some('name', 'email', 'phone') };
  }
};

interface Props {
  readonly kind: ChangeKind;
  readonly typed: Typed;
  readonly country: string;
  readonly countries: readonly string[];
  readonly onType: (name: string, value: string) => void;
}

const requiredOf = { bank_account: ['holder', 'accountNumber'], address: ['line', 'city'], contact: [] } as const;
export const isMissing = (kind: ChangeKind, typed: Typed): boolean => requiredOf[kind].some((name) => !typed[name]?.trim());

function CountryField({ label, typed, country, countries, onType }: Omit<Props, 'kind'> & { readonly label: string }) {
  const id = useId();
  const { language } = useWords();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const all = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={typed['country'] ?? country} onChange={({ target }) => onType('country', target.value)}>
        {all.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

/** the fields of one kind of change */
export function WishFields({ kind, typed, country, countries, onType }: Props) {
  const words = useWordsOf(askAccountChangeWords);
  const id = useId();
  const field = (name: string, label: string, more: object = {}) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        maxLength={200}
        value={typed[name] ?? ''}
        onChange={({ target }) => onType(name, target.value)}
        {...more}
      />
    </>
  );
  const place = (label: string) => (
    <CountryField label={label} typed={typed} country={country} countries={countries} onType={onType} />
  );
  if (kind === 'bank_account')
    return (
      <>
        {field('holder', words.holder, { autoComplete: 'off' })}
        {place(words.country)}
        {field('accountNumber', words.number, { autoComplete: 'off', 'aria-describedby': `${id}-hint` })}
        <p id={`${id}-hint`} className="quiet">
          {words.numberHint}
        </p>
      </>
    );
  if (kind === 'address')
    return (
      <>
        {field('line', words.lines, { autoComplete: 'street-address' })}
        {field('postcode', words.postcode, { autoComplete: 'postal-code' })}
        {field('city', words.city, { autoComplete: 'address-level2' })}
        {place(words.countryOf)}
      </>
    );
  return (
    <>
      <p className="quiet">{words.contactHint}</p>
      {field('name', words.name, { autoComplete: 'name' })}
      {field('email', words.email, { type: 'email', autoComplete: 'email' })}
      {field('phone', words.phone, { type: 'tel', autoComplete: 'tel' })}
    </>
  );
}
