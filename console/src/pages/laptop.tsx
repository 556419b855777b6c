import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useSearchParams } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { Alarms } from '../laptop/alarms.tsx';
import { BusEvents } from '../laptop/bus-events.tsx';
import { ClockPanel } from '../laptop/clock-panel.tsx';
import { Dashboard } from '../laptop/dashboard.tsx';
import { Mailbox } from '../laptop/mailbox.tsx';
import { Outbox } from '../laptop/outbox.tsx';
import { useSession } from '../session.tsx';

const tabs = ['mail', 'bus', 'outbox', 'alarms', 'dashboard'] as const;

/** controls that only the laptop cloud has: clock, mailbox, bus, calls to API destinations, alarms */
export default function Laptop() {
  const { t } = useWords();
  const { config } = useSession();
  const [search, setSearch] = useSearchParams();
  if (config.mode !== 'laptop') return <Alert type="info">{t('laptop.cloudOnly')}</Alert>;
  const active = tabs.find((one) => one === search.get('tab')) ?? tabs[0];
  const content = { mail: <Mailbox />, bus: <BusEvents />, outbox: <Outbox />, alarms: <Alarms />, dashboard: <Dashboard /> };
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('laptop.title')}</Header>
      <ClockPanel />
      <Tabs
        activeTabId={active}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId })}
        // only what is looked at is asked for
        tabs={tabs.map((id) => ({ id, label: t(`laptop.${id}`), content: id === active ? content[id] : null }))}
      />
    </SpaceBetween>
  );
}
