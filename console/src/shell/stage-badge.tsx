import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useWords } from '../i18n/index.tsx';

const kinds: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  onboarding: 'in-progress',
  risk_check: 'pending',
  activation: 'in-progress',
  care: 'success',
  dormant: 'stopped',
  offboarded: 'stopped',
  currently_due: 'pending',
  past_due: 'error',
  eventually_due: 'pending',
  satisfied: 'success',
  waived: 'stopped',
  superseded: 'stopped',
  verified: 'success',
  failed: 'error',
  not_submitted: 'pending',
  pending_verification: 'in-progress',
};

export function StageBadge({ stage }: { readonly stage: string }) {
  const { term } = useWords();
  return (
    <span className="nowrap">
      <StatusIndicator type={kinds[stage] ?? 'info'}>{term(stage)}</StatusIndicator>
    </span>
  );
}
