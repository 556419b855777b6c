import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { PageLink } from '../shell/link.tsx';
import { type ShownOutage, useOutages, useOutageWords } from './use-outages.ts';

const day = 86_400_000;

/** outages of now, and those planned within a day, above every screen */
export function OutageBanner() {
  const { t } = useWords();
  const { instant } = useFormat();
  const now = useNow();
  const words = useOutageWords();
  const { data } = useOutages();
  const shown = (data?.outages ?? []).filter(
    ({ standing, from }) => standing === 'running' || (standing === 'planned' && Date.parse(from) - now < day),
  );
  if (shown.length === 0) return null;
  const textOf = (one: ShownOutage): string =>
    t(one.standing === 'running' ? 'outage.banner' : 'outage.bannerPlanned', {
      ...{ provider: words.provider(one), kind: words.kind(one), capability: words.capability(one) },
      ...{ countries: words.countries(one), from: instant(one.from), when: instant(one.until) },
    });
  return (
    <div className="outages">
      <SpaceBetween size="xs">
        {shown.map((one) => (
          <Alert key={one.id} type={one.standing === 'running' ? 'warning' : 'info'}>
            {textOf(one)} <PageLink to="/downtime">{t('outage.bannerLink')}</PageLink>
          </Alert>
        ))}
      </SpaceBetween>
    </div>
  );
}
