import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';

type Line = ShownSnapshot['goLive'][number];

/** checklist between approval and first sale: each line is done, or waiting on a party; empty in other stages */
export function GoLive({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term } = useWords();
  const { number } = useFormat();
  const { goLive, requirements } = snapshot;
  if (goLive.length === 0) return null;
  const nameOf = ({ kind, key }: Line): string => {
    switch (kind) {
      case 'first_sale':
        return t('merchant.firstSale');
      case 'capability':
        return term(key);
      case 'requirement':
        return requirements.find(({ id }) => id === key)?.title ?? term(key);
    }
  };
  const done = goLive.filter((one) => one.done).length;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${t('merchant.goLiveDone', { done: number(done), all: number(goLive.length) })})`}>
          {t('merchant.goLive')}
        </Header>
      }
    >
      <ul className="facts checklist">
        {goLive.map((line) => (
          <li key={line.key}>
            <StatusIndicator type={line.done ? 'success' : 'pending'}>
              <span className="sentence">{nameOf(line)}</span>
            </StatusIndicator>
            {line.waitingOn !== undefined && <div className="quiet">{t('merchant.moveOf', { party: term(line.waitingOn) })}</div>}
          </li>
        ))}
      </ul>
    </Container>
  );
}
