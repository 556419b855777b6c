import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Table from '@cloudscape-design/components/table';
import { useMutation } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'wouter';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useMerchants } from '../queries.ts';
import { useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { State } from '../shell/state.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { exportCsv } from './export-csv.ts';
import { stages } from './stages.ts';

/** a stage's merchants by name, a page at a time; the address is the saved view */
export function MerchantTable() {
  const { t, term } = useWords();
  const { money, ago } = useFormat();
  const { door } = useSession();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchParams();
  const stage = search.get('stage') ?? 'onboarding';
  const name = search.get('name') ?? '';
  const asked = useMerchants(stage, useDeferredValue(name.trim()));
  const download = useMutation({ mutationFn: () => exportCsv(door, stage, name.trim()) });
  const options = stages.map((value) => ({ value, label: term(value) }));
  const show = (more: { stage?: string; name?: string }): void => {
    const next = { stage, name, ...more };
    setSearch({ stage: next.stage, ...(next.name === '' ? {} : { name: next.name }) }, { replace: true });
  };
  return (
    <Table<Merchant>
      variant="container"
      stickyHeader
      wrapLines
      items={asked.data?.pages.flatMap((page) => page.merchants) ?? []}
      loading={asked.isPending}
      loadingText={t('shell.loading')}
      trackBy="merchantId"
      header={
        <Header
          variant="h2"
          counter={
            asked.data === undefined
              ? ''
              : `(${t(asked.hasNextPage ? 'merchants.shownMore' : 'merchants.shown', { n: asked.data.pages.flatMap((page) => page.merchants).length })})`
          }
          actions={
            <Button iconName="download" loading={download.isPending} onClick={() => download.mutate()}>
              {t('merchants.export')}
            </Button>
          }
        >
          {term(stage)}
        </Header>
      }
      filter={
        <div className="filters">
          <Select
            ariaLabel={t('merchants.stage')}
            selectedOption={options.find(({ value }) => value === stage) ?? null}
            options={options}
            onChange={({ detail }) => show({ stage: detail.selectedOption.value ?? stage })}
          />
          <Input
            type="search"
            value={name}
            placeholder={t('merchants.search')}
            ariaLabel={t('merchants.search')}
            onChange={({ detail }) => show({ name: detail.value })}
          />
        </div>
      }
      empty={
        asked.error === null ? (
          <Box color="text-body-secondary">{t(name === '' ? 'merchants.none' : 'merchants.noneFound')}</Box>
        ) : (
          <State of={asked}>{() => null}</State>
        )
      }
      footer={
        asked.hasNextPage && (
          <Box textAlign="center">
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t('merchants.more')}
            </Button>
          </Box>
        )
      }
      columnDisplay={['name', 'reference', 'client', 'country', 'segment', 'declared', 'since'].map((id) => ({
        id,
        visible: !narrow || ['name', 'declared', 'since'].includes(id),
      }))}
      columnDefinitions={[
        {
          id: 'name',
          header: t('merchants.name'),
          isRowHeader: true,
          cell: (one) => <PageLink to={`/merchants/${one.merchantId}`}>{one.legalName}</PageLink>,
        },
        {
          id: 'reference',
          header: t('merchants.reference'),
          cell: (one) => <span className="mono">{one.externalReference}</span>,
        },
        { id: 'client', header: t('merchants.client'), cell: (one) => one.pspClient },
        { id: 'country', header: t('merchants.country'), cell: (one) => one.country },
        { id: 'segment', header: t('merchants.segment'), cell: (one) => term(one.segment) },
        {
          id: 'declared',
          header: t('merchants.declared'),
          cell: (one) =>
            one.declaredMonthlyVolumeMinor === undefined ? '–' : money(one.declaredMonthlyVolumeMinor, one.currency),
        },
        { id: 'since', header: t('merchants.since'), cell: (one) => ago(one.stageHistory.at(-1)?.at ?? one.registeredAt) },
      ]}
    />
  );
}
