import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { PaymentMethods } from './payment-methods.tsx';
import { Prices } from './prices.tsx';

/** what there is, one below the other */
function Lines({ of }: { readonly of: readonly (string | undefined)[] }) {
  const told = of.filter((one) => one !== undefined);
  if (told.length === 0) return '–';
  return told.map((one) => (
    <div key={one} className="anywhere">
      {one}
    </div>
  ));
}

/** who the merchant is: the company, its people, its accounts as far as anybody may see them */
export function Company({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term, locale } = useWords();
  const { date, percent, country: nameOf } = useFormat();
  const { merchant, persons, bankAccounts } = snapshot;
  const { contact } = merchant;
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(merchant.locale) ?? merchant.locale;
  const or = (value: string | undefined): string => value ?? '–';
  return (
    <Container header={<Header variant="h2">{t('merchant.company')}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          minColumnWidth={200}
          items={[
            { label: t('merchant.entity'), value: term(merchant.legalEntityType) },
            { label: t('merchant.registration'), value: or(merchant.registrationNumber) },
            { label: t('merchant.vat'), value: or(merchant.vatNumber) },
            {
              label: t('merchant.founded'),
              value: merchant.companyRegisteredOn === undefined ? '–' : date(merchant.companyRegisteredOn),
            },
            { label: t('merchant.mcc'), value: merchant.mcc },
            { label: t('merchant.website'), value: <span className="anywhere">{or(merchant.website)}</span> },
            {
              label: t('merchant.contact'),
              value: <Lines of={[contact.name, contact.email, contact.phone]} />,
            },
            { label: t('merchant.language'), value: language },
            { label: t('merchant.id'), value: <span className="mono">{merchant.merchantId}</span> },
          ]}
        />
        <PaymentMethods snapshot={snapshot} />
        <Prices merchant={merchant} />
        <div>
          <Box variant="h3">{t('merchant.persons')}</Box>
          {persons.length === 0 && <Box color="text-body-secondary">{t('merchant.noPeople')}</Box>}
          <ul className="facts">
            {persons.map(({ id, name, roles, country, ownershipPercent }) => (
              <li key={id}>
                <strong>{name}</strong> · {roles.map(term).join(', ')}
                {country !== undefined && ` · ${nameOf(country)}`}
                {ownershipPercent !== undefined && ` · ${t('merchant.share')} ${percent(ownershipPercent / 100)}`}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <Box variant="h3">{t('merchant.accounts')}</Box>
          {bankAccounts.length === 0 && <Box color="text-body-secondary">{t('merchant.noAccounts')}</Box>}
          <ul className="facts">
            {bankAccounts.map(({ id, country, last4, holder, addedAt }) => (
              <li key={id}>
                <span className="mono">•••• {last4}</span> · {nameOf(country)}
                {holder !== undefined && ` · ${holder}`}{' '}
                <span className="quiet">{t('merchant.accountSince', { when: date(addedAt) })}</span>
              </li>
            ))}
          </ul>
        </div>
      </SpaceBetween>
    </Container>
  );
}
