import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useWords } from '../i18n/index.tsx';
import { BusEvents } from '../laptop/bus-events.tsx';
import { ClockPanel } from '../laptop/clock-panel.tsx';
import { Mailbox } from '../laptop/mailbox.tsx';
import { Outbox } from '../laptop/outbox.tsx';
import { useSession } from '../session.tsx';

/** what only the cloud on a laptop has: its clock, its mailbox, its bus, and what would have left it */
export default function Laptop() {
  const { t } = useWords();
  const { config } = useSession();
  if (config.mode !== 'laptop') return <Alert type="info">{t('laptop.cloudOnly')}</Alert>;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('laptop.title')}</Header>
      <ClockPanel />
      <Tabs
        tabs={[
          { id: 'mail', label: t('laptop.mail'), content: <Mailbox /> },
          { id: 'bus', label: t('laptop.bus'), content: <BusEvents /> },
          { id: 'outbox', label: t('laptop.outbox'), content: <Outbox /> },
        ]}
      />
    </SpaceBetween>
  );
}
