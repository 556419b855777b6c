import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';

/** a payment method the merchant asked for, by its name */
function AddMethod({ merchant, onClose }: { readonly merchant: Merchant; readonly onClose: () => void }) {
  const { t } = useWords();
  const [method, setMethod] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = method
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  const wrong = !/^[a-z][a-z0-9_]{1,40}$/.test(name);
  const write = useWrite<object>(`/merchants/${merchant.merchantId}/payment-methods`, JSON.stringify([name, reason]));
  const send = (): void => {
    setTried(true);
    if (wrong || reason.trim() === '') return;
    write.mutate({ version: merchant.version, method: name, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={t('method.addTitle')} action={t('method.add')} write={write} onSend={send} onClose={onClose}>
      <FormField label={t('method.name')} errorText={tried && wrong ? t('method.nameWrong') : ''} stretch>
        <Input value={method} onChange={({ detail }) => setMethod(detail.value)} placeholder="sepa_debit" />
      </FormField>
      <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
        <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

/** each payment method with where it stands; a person adds one, hands it to its provider, or takes it away */
export function PaymentMethods({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term } = useWords();
  const manages = usePerson().can('method.manage');
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const { merchant, paymentMethods } = snapshot;
  const left = merchant.lifecycleStage === 'offboarded';
  const ask = (what: 'board' | 'remove', id: string): void =>
    setAsked({
      title: t(what === 'board' ? 'method.boardTitle' : 'method.removeTitle', { method: term(id) }),
      note: t(what === 'board' ? 'method.boardNote' : 'method.removeNote'),
      confirm: term(what),
      path: `/merchants/${merchant.merchantId}/payment-methods/${id}/${what}`,
      version: merchant.version,
      text: 'reason',
    });
  const waitsForUs = (id: string): boolean =>
    snapshot.requirements.some((one) => one.id === `boarding:${id}` && one.awaitingActionFrom === 'operations');
  return (
    <div>
      <Box variant="h3">{t('merchant.methods')}</Box>
      <ul className="facts">
        {paymentMethods.map(({ id, status, statusReason, available, wanted, pspClient }) => (
          <li key={id}>
            {term(id)} ({pspClient}){t('colon')}
            {wanted ? term(status) : t('method.notWanted')}
            {available && ` · ${t('merchant.available')}`}{' '}
            {statusReason !== undefined && (
              <span className="quiet">
                <FreeText text={statusReason} />
              </span>
            )}
            {manages && !left && wanted && (
              <span className="actions">
                {(status === 'pending_boarding' || status === 'rejected' || waitsForUs(id)) && status !== 'pending_external' && (
                  <Button
                    variant="inline-link"
                    onClick={() => ask('board', id)}
                    ariaLabel={`${term('board')}${t('colon')}${term(id)}`}
                  >
                    {term('board')}
                  </Button>
                )}
                <Button
                  variant="inline-link"
                  onClick={() => ask('remove', id)}
                  ariaLabel={`${term('remove')}${t('colon')}${term(id)}`}
                >
                  {term('remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {manages && !left && <Button onClick={() => setAdding(true)}>{t('method.addDots')}</Button>}
      {adding && <AddMethod merchant={merchant} onClose={() => setAdding(false)} />}
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
