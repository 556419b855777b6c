import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.tsx';
import { Loading } from './loading.tsx';
import { useRefusalText } from './refusal.tsx';

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** the shape of what is on its way, what went wrong and how to go on, or the thing itself; old data is better than none */
export function State<Data>({ of, children }: { readonly of: Asked<Data>; readonly children: (data: Data) => ReactNode }) {
  const { t } = useWords();
  const why = useRefusalText();
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null) {
    return (
      <Alert type="error" action={<Button onClick={() => void of.refetch()}>{t('shell.retry')}</Button>}>
        {t('shell.failed', { message: why(of.error) })}
      </Alert>
    );
  }
  return <Loading />;
}
