import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useSearchParams } from 'wouter';
import { isNotFound, type ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { AccountChanges } from '../merchant/account-changes.tsx';
import { useChangeWords } from '../merchant/change-words.ts';
import { Company } from '../merchant/company.tsx';
import { Deeds } from '../merchant/deeds.tsx';
import { GoLive } from '../merchant/go-live.tsx';
import { Missing } from '../merchant/missing.tsx';
import { useNames } from '../merchant/names.ts';
import { PaymentsPanel } from '../merchant/payments.tsx';
import { Requirements } from '../merchant/requirements.tsx';
import { Risk } from '../merchant/risk.tsx';
import { Runs } from '../merchant/runs.tsx';
import { Summary } from '../merchant/summary.tsx';
import { Timeline } from '../merchant/timeline.tsx';
import { PrivacyBanner } from '../privacy/banner.tsx';
import { PrivacyDeeds } from '../privacy/privacy-deeds.tsx';
import { useMerchant } from '../queries.ts';
import { useFollowing } from '../shell/last-seen.ts';
import { Missing as NotThere } from '../shell/missing.tsx';
import { State } from '../shell/state.tsx';
import { useTitle } from '../shell/use-title.ts';
import { TaskActions } from '../tasks/task-actions.tsx';
import { TaskTable } from '../tasks/task-table.tsx';

function Overview({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const nameOf = useNames(snapshot);
  const { merchant, tasks, requirements } = snapshot;
  const open = tasks.filter(({ status }) => status === 'open' || status === 'claimed');
  return (
    <SpaceBetween size="l">
      <Missing requirements={requirements} stage={merchant.lifecycleStage} />
      <GoLive snapshot={snapshot} />
      {open.length > 0 && (
        <TaskTable
          title={t('merchant.openTasks')}
          tasks={open}
          empty={t('merchant.noTasks')}
          merchants={new Map([[merchant.merchantId, merchant]])}
          row={(task) => <TaskActions task={task} />}
          ofOne
        />
      )}
      <Timeline merchantId={merchant.merchantId} nameOf={nameOf} />
    </SpaceBetween>
  );
}

function Page({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const changes = useChangeWords();
  const [search, setSearch] = useSearchParams();
  const { merchant, requirements, documents, payments } = snapshot;
  const { legalName: name } = merchant;
  const tabs = [
    { id: 'overview', label: t('merchant.overview'), content: <Overview snapshot={snapshot} /> },
    { id: 'playbook', label: t('merchant.playbook'), content: <Runs snapshot={snapshot} /> },
    {
      id: 'requirements',
      label: t('merchant.requirements'),
      content: <Requirements requirements={requirements} documents={documents} />,
    },
    { id: 'payments', label: t('merchant.payments'), content: <PaymentsPanel merchant={merchant} payments={payments} /> },
    { id: 'risk', label: t('merchant.riskTab'), content: <Risk snapshot={snapshot} /> },
    { id: 'changes', label: changes('tab'), content: <AccountChanges snapshot={snapshot} /> },
    { id: 'company', label: t('merchant.company'), content: <Company snapshot={snapshot} /> },
  ];
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={[merchant.tradingName, merchant.externalReference, merchant.pspClient]
          .filter((one) => one !== undefined)
          .join(' · ')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PrivacyDeeds snapshot={snapshot} />
            <Deeds snapshot={snapshot} />
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <PrivacyBanner snapshot={snapshot} />
      <Summary snapshot={snapshot} />
      <Tabs
        activeTabId={tabs.find(({ id }) => id === search.get('tab'))?.id ?? 'overview'}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId })}
        tabs={tabs}
      />
    </SpaceBetween>
  );
}

/** one merchant: what is missing, whose move it is, and everything that happened */
export default function Merchant({ merchantId }: { readonly merchantId: string }) {
  const merchant = useMerchant(merchantId);
  useFollowing(merchant.data === undefined ? undefined : merchantId);
  useTitle(merchant.data?.merchant.legalName);
  if (merchant.data === undefined && isNotFound(merchant.error))
    return <NotThere text="missing.merchant" to="/merchants" link="missing.merchants" />;
  return <State of={merchant}>{(snapshot) => <Page snapshot={snapshot} />}</State>;
}
