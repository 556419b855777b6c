import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ServiceFigures } from '../figures/service-figures.tsx';
import { useWords } from '../i18n/index.tsx';

/** figures over what the lists hold; a definition is one hover away */
export default function Figures() {
  const { t } = useWords();
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={t('figures.hint')}>
        {t('figures.title')}
      </Header>
      <ServiceFigures />
    </SpaceBetween>
  );
}
