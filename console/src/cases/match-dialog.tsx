import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useQuiet } from '../shell/use-quiet.ts';
import { type Unmatched, useFoundMerchants } from './case-queries.ts';
import { useCaseWords } from './case-words.ts';

/** a merchant is found by whatever is known of it, and the case becomes its own */
export function MatchDialog({ found: one, onClose }: { readonly found: Unmatched; readonly onClose: () => void }) {
  const { c } = useCaseWords();
  const [text, setText] = useState('');
  const [merchantId, setMerchantId] = useState('');
  const [tried, setTried] = useState(false);
  const { data, isFetching } = useFoundMerchants(useQuiet(text.trim()));
  const write = useWrite<object>(`/unmatched/${encodeURIComponent(one.caseId)}/match`, merchantId);
  const send = (): void => {
    setTried(true);
    if (merchantId !== '') write.mutate({ merchantId }, { onSuccess: onClose });
  };
  const options = (data?.found ?? []).map(({ merchant }) => ({
    value: merchant.merchantId,
    label: merchant.legalName,
    description: merchant.externalReference,
  }));
  return (
    <FormDialog title={c('matchTitle')} action={c('matchSave')} write={write} onSend={send} onClose={onClose}>
      <p>
        <strong>{one.title}</strong>
      </p>
      <p>{c('matchNote')}</p>
      <FormField label={c('matchTo')} errorText={tried && merchantId === '' ? c('needed') : ''} stretch>
        <Autosuggest
          value={text}
          placeholder={c('matchHint')}
          filteringType="manual"
          hideEnteredTextOption
          statusType={isFetching ? 'loading' : 'finished'}
          empty={c('matchNone')}
          options={options}
          onChange={({ detail }) => {
            setText(detail.value);
            setMerchantId('');
          }}
          onSelect={({ detail }) => {
            const { selectedOption } = detail;
            setMerchantId(selectedOption?.value ?? '');
            setText(selectedOption?.label ?? detail.value);
          }}
        />
      </FormField>
    </FormDialog>
  );
}
