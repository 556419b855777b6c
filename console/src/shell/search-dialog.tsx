import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { get } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import type { FoundAnswer } from '../work-answers.ts';
import { useWorth } from '../worth.ts';
import { Refusal } from './refusal.tsx';
import { useFirstField } from './use-first-field.ts';
import { useQuiet } from './use-quiet.ts';

const SHOWN = 10;
const useFound = (text: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => get<FoundAnswer>(door, `/search?${new URLSearchParams({ q: text, limit: String(SHOWN) })}`, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
};

/** one field for whatever is known of a merchant: opens what is chosen, by keys or by a click */
export default function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, term } = useWords();
  const { both } = useWorth();
  const [, navigate] = useLocation();
  const field = useFirstField<InputProps.Ref>();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const wanted = useQuiet(text.trim());
  const { data, error } = useFound(wanted);
  const found = useDeferredValue(wanted === '' ? [] : (data?.found ?? []));
  const chosen = Math.min(at, found.length - 1);
  const open = (merchantId: string): void => {
    onClose();
    navigate(`/merchants/${merchantId}`);
  };
  return (
    <Modal visible header={t('search.title')} closeAriaLabel={t('dialog.close')} onDismiss={onClose}>
      <Input
        type="search"
        ref={field}
        value={text}
        ariaLabel={t('search.field')}
        placeholder={t('search.field')}
        nativeInputAttributes={{
          role: 'combobox',
          'aria-expanded': found.length > 0,
          'aria-controls': `${id}-list`,
          'aria-autocomplete': 'list',
          ...(chosen < 0 ? {} : { 'aria-activedescendant': `${id}-${chosen}` }),
        }}
        onChange={({ detail }) => {
          setText(detail.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const { key } = event.detail;
          if (key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
          else if (key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (key === 'Enter') {
            const one = found[chosen];
            if (one !== undefined) open(one.merchant.merchantId);
          } else return;
          event.preventDefault();
        }}
      />
      <Refusal error={error} />
      <div role="status" className="quiet found-none">
        {wanted === '' ? t('search.hint') : data !== undefined && found.length === 0 ? t('search.none') : ''}
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={t('search.title')} className="found">
        {found.map(({ merchant, by }, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={merchant.merchantId}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === chosen}
            onClick={() => open(merchant.merchantId)}
          >
            <strong>{merchant.legalName}</strong>
            <div className="quiet">
              {[
                t(`search.by.${by}`),
                merchant.externalReference,
                term(merchant.lifecycleStage),
                ...(merchant.declaredMonthlyVolumeMinor === undefined
                  ? []
                  : [both(merchant.declaredMonthlyVolumeMinor, merchant.currency)]),
              ].join(' · ')}
            </div>
          </div>
        ))}
      </div>
    </Modal>
  );
}
