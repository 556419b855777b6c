import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { Missing } from '../merchant/missing.tsx';
import { PaymentsPanel } from '../merchant/payments.tsx';
import { ReasonDialog } from '../merchant/reason-dialog.tsx';
import { Requirements } from '../merchant/requirements.tsx';
import { Runs } from '../merchant/runs.tsx';
import { Summary } from '../merchant/summary.tsx';
import { Timeline } from '../merchant/timeline.tsx';
import { useMerchant } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';
import { TaskTable } from '../tasks/task-table.tsx';

function Page({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<'nudge' | 'withdraw'>();
  const { merchant, tasks, requirements, payments } = snapshot;
  const { merchantId, legalName: name } = merchant;
  const ladder = snapshot.ladders.find(({ stage }) => stage === merchant.lifecycleStage);
  const open = tasks.filter(({ status }) => status === 'open' || status === 'claimed');
  const tabs = [
    {
      id: 'overview',
      label: t('merchant.overview'),
      content: (
        <SpaceBetween size="l">
          <Missing requirements={requirements} />
          {open.length > 0 && (
            <TaskTable
              title={t('merchant.openTasks')}
              tasks={open}
              empty={t('merchant.noTasks')}
              merchants={new Map([[merchantId, merchant]])}
            />
          )}
          <Timeline merchantId={merchantId} />
        </SpaceBetween>
      ),
    },
    { id: 'playbook', label: t('merchant.playbook'), content: <Runs snapshot={snapshot} /> },
    { id: 'requirements', label: t('merchant.requirements'), content: <Requirements requirements={requirements} /> },
    { id: 'payments', label: t('merchant.payments'), content: <PaymentsPanel merchant={merchant} payments={payments} /> },
  ];
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`${merchant.tradingName ?? merchant.externalReference} · ${merchant.pspClient} · ${merchantId}`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {person.can('merchant.withdraw') && merchant.lifecycleStage !== 'offboarded' && (
              <Button onClick={() => setAsked('withdraw')}>{t('merchant.withdraw')}</Button>
            )}
            {person.can('merchant.nudge') && merchant.lifecycleStage !== 'offboarded' && (
              <Button variant="primary" onClick={() => setAsked('nudge')}>
                {t('merchant.nudge')}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <Summary snapshot={snapshot} />
      <Tabs
        activeTabId={search.get('tab') ?? 'overview'}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId })}
        tabs={tabs}
      />
      {asked !== undefined && (
        <ReasonDialog
          title={t(asked === 'nudge' ? 'merchant.nudgeTitle' : 'merchant.withdrawTitle', { name })}
          note={t(asked === 'nudge' ? 'merchant.nudgeNote' : 'merchant.withdrawNote')}
          path={`/merchants/${merchantId}/${asked === 'nudge' ? 'nudges' : 'withdraw'}`}
          version={asked === 'nudge' ? (ladder?.version ?? 0) : merchant.version}
          onClose={() => setAsked(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

/** one merchant: what is missing, whose move it is, and everything that happened */
export default function Merchant({ merchantId }: { readonly merchantId: string }) {
  const merchant = useMerchant(merchantId);
  return <State of={merchant}>{(snapshot) => <Page snapshot={snapshot} />}</State>;
}
