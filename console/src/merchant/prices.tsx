import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { FeeCondition } from '../../../domain/policy/price-schema.ts';
import { priceTakesTwo } from '../../../domain/pricing/price-takes-two.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { shortName } from '../shell/short-name.ts';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';

/** a share of a payment and an amount beside it, each line for a method */
function Conditions({ of, currency }: { readonly of: readonly FeeCondition[]; readonly currency: string }) {
  const { t, term, locale } = useWords();
  const { money } = useFormat();
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <ul className="facts">
      {of.map(({ method, plan, basisPoints, fixedMinor }) => (
        <li key={`${method} ${plan ?? ''}`}>
          {[term(method), ...(plan === undefined ? [] : [term(plan)])].join(' · ')}
          {t('colon')}
          {share.format(basisPoints / 10_000)} + {money(fixedMinor, currency)}
        </li>
      ))}
    </ul>
  );
}

/** one line for every method; others are proposed by the API */
function Propose({ merchant, onClose }: { readonly merchant: Merchant; readonly onClose: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const [percent, setPercent] = useState('');
  const [fixed, setFixed] = useState('0');
  const [validFrom, setValidFrom] = useState(new Date(now).toISOString().slice(0, 10));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = JSON.stringify([percent, fixed, validFrom, reason]);
  const write = useWrite<object>(`/merchants/${merchant.merchantId}/prices`, said);
  const basisPoints = Math.round(Number.parseFloat(percent.replace(',', '.')) * 100);
  const fixedMinor = Number.parseInt(fixed, 10);
  const wrongShare = !(basisPoints >= 0 && basisPoints <= 10_000);
  const wrongFixed = !(fixedMinor >= 0);
  const wrongDay = !/^\d{4}-\d{2}-\d{2}$/.test(validFrom);
  const send = (): void => {
    setTried(true);
    if (wrongShare || wrongFixed || wrongDay || reason.trim() === '') return;
    const conditions = [{ method: 'all', basisPoints, fixedMinor }];
    write.mutate({ version: merchant.version, conditions, validFrom, reason }, { onSuccess: onClose });
  };
  const wrong = (is: boolean): string => (tried && is ? t('submit.missing') : '');
  return (
    <FormDialog title={t('price.proposeTitle')} action={t('price.propose')} write={write} onSend={send} onClose={onClose}>
      <ColumnLayout columns={3}>
        <FormField label={t('price.percent')} errorText={wrong(wrongShare)}>
          <Input inputMode="decimal" value={percent} onChange={({ detail }) => setPercent(detail.value)} />
        </FormField>
        <FormField label={t('price.fixed', { currency: merchant.currency })} errorText={wrong(wrongFixed)}>
          <Input inputMode="numeric" value={fixed} onChange={({ detail }) => setFixed(detail.value)} />
        </FormField>
        <FormField label={t('price.validFrom')} errorText={wrong(wrongDay)}>
          <Input value={validFrom} onChange={({ detail }) => setValidFrom(detail.value)} placeholder="2026-12-01" />
        </FormField>
      </ColumnLayout>
      <FormField label={t('tasks.reason')} errorText={wrong(reason.trim() === '')} stretch>
        <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

/** what the merchant pays: agreed since when and by whom, and what is proposed */
export function Prices({ merchant }: { readonly merchant: Merchant }) {
  const { t } = useWords();
  const { date } = useFormat();
  const person = usePerson();
  const { data } = usePolicy();
  const [proposing, setProposing] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const { agreed, proposed, offered } = merchant.prices ?? {};
  const live = merchant.lifecycleStage !== 'offboarded';
  const two = data !== undefined && priceTakesTwo(data.policy, merchant);
  return (
    <div>
      <Box variant="h3">{t('price.title')}</Box>
      <SpaceBetween size="xs">
        {agreed === undefined ? (
          <Box color="text-body-secondary">{t('price.none')}</Box>
        ) : (
          <div>
            <Conditions of={agreed.conditions} currency={merchant.currency} />
            <span className="quiet">
              {t('price.agreed', { from: date(agreed.validFrom), by: agreed.approvedBy.map(shortName).join(', ') })}
              {agreed.acceptedBy !== undefined && ` ${t('price.accepted', { by: agreed.acceptedBy })}`}
            </span>
          </div>
        )}
        {offered !== undefined && (
          <div>
            <strong>
              {t('price.offered', { from: date(offered.validFrom), by: offered.approvedBy.map(shortName).join(', ') })}
            </strong>
            <Conditions of={offered.conditions} currency={merchant.currency} />
          </div>
        )}
        {proposed !== undefined && (
          <div>
            <strong>{t('price.proposed', { from: date(proposed.validFrom), by: shortName(proposed.by) })}</strong>
            <Conditions of={proposed.conditions} currency={merchant.currency} />
            <span className="quiet">
              <FreeText text={proposed.reason} />
            </span>
          </div>
        )}
        {live && (
          <SpaceBetween size="xs" direction="horizontal">
            {person.can('price.propose') && <Button onClick={() => setProposing(true)}>{t('price.proposeDots')}</Button>}
            {proposed !== undefined && person.can('price.approve') && !(two && proposed.by === person.id) && (
              <Button
                onClick={() =>
                  setAsked({
                    ...{ title: t('price.approveTitle'), confirm: t('price.approve'), version: merchant.version, text: 'reason' },
                    ...(two && { note: t('price.two') }),
                    path: `/merchants/${merchant.merchantId}/prices/approval`,
                  })
                }
              >
                {t('price.approve')}
              </Button>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
      {proposing && <Propose merchant={merchant} onClose={() => setProposing(false)} />}
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
