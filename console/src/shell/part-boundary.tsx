import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/index.tsx';

function Broken() {
  const { t } = useWords();
  return (
    <Alert type="error" action={<Button onClick={() => location.reload()}>{t('missing.reload')}</Button>}>
      {t('missing.part')}
    </Alert>
  );
}

interface Props {
  readonly children: ReactNode;
}

/** a page that could not be loaded or drawn says so; everything around it stays */
export class PartBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
