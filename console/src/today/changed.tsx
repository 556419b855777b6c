import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { deedOf } from '../merchant/timeline-words.ts';
import { useMarkSeen } from '../shell/last-seen.ts';
import { PageLink } from '../shell/link.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import type { ChangesAnswer } from '../work-answers.ts';
import { useChanges } from '../work-queries.ts';

/** of one merchant no more than that: its page has the rest */
const TOLD = 3;
const MERCHANTS = 8;

function OfOne({ name, entries }: { readonly name: string; readonly entries: ChangesAnswer['entries'] }) {
  const { t, term } = useWords();
  const { ago } = useFormat();
  const [newest] = entries;
  if (newest === undefined) return null;
  return (
    <li>
      <PageLink to={`/merchants/${newest.merchantId}`}>{name}</PageLink>
      {entries.slice(0, TOLD).map((entry) => (
        <span key={entry.id} className="quiet">
          {term(deedOf(entry.type, entry.actor.kind))}
          {entry.actor.kind === 'person' && ` · ${shortName(entry.actor.id)}`} · {ago(entry.at)}
        </span>
      ))}
      {entries.length > TOLD && <span className="quiet">{t('today.changedMore', { n: entries.length - TOLD })}</span>}
    </li>
  );
}

/** what others did since this person was last here, to the merchants of their tasks and those they opened lately */
export function Changed() {
  const { t } = useWords();
  const { instant } = useFormat();
  const changes = useChanges();
  const { markSeen, isPending } = useMarkSeen();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={changes.data === undefined ? '' : t('today.changedSince', { when: instant(changes.data.since) })}
        >
          {t('today.changed')}
        </Header>
      }
      footer={
        (changes.data?.entries.length ?? 0) > 0 && (
          <Button variant="inline-link" loading={isPending} onClick={markSeen}>
            {t('today.seen')}
          </Button>
        )
      }
    >
      <State of={changes}>
        {({ entries, merchants }) => {
          const byMerchant = Map.groupBy(entries, ({ merchantId }) => merchantId);
          const nameOf = (id: string): string => merchants.find(({ merchantId }) => merchantId === id)?.legalName ?? id;
          return byMerchant.size === 0 ? (
            <Box color="text-body-secondary">{t('today.changedNone')}</Box>
          ) : (
            <ul className="glance">
              {[...byMerchant].slice(0, MERCHANTS).map(([id, ofOne]) => (
                <OfOne key={id} name={nameOf(id)} entries={ofOne} />
              ))}
            </ul>
          );
        }}
      </State>
    </Container>
  );
}
