import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { Fragment, useState } from 'react';
import type { TimelinePage } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useTimeline } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { Quoted } from '../shell/quoted.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { deedOf, detailsOf, isCode, isWhyNot, type Sayings, together, toneOf } from './timeline-words.ts';

type Entry = TimelinePage['entries'][number];

/** "because: hold-out group · looks again 12 November" */
function WhyNot({ entry }: { readonly entry: Entry }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const { reason, until } = entry.data;
  return (
    <div>
      {t('merchant.notNudgedBecause', { reason: term(String(reason ?? '')) })}
      {typeof until === 'string' && <span className="quiet"> · {t('merchant.looksAgain', { when: instant(until) })}</span>}
    </div>
  );
}

/** what it was about, and why */
function What({ entry, nameOf }: { readonly entry: Entry; readonly nameOf: Sayings['nameOf'] }) {
  const { t, term } = useWords();
  const { instant, money } = useFormat();
  const whyNot = isWhyNot(entry.type);
  const said = entry.reason !== undefined && entry.reason === entry.data['reason'] ? ['reason'] : [];
  const details = detailsOf(entry, whyNot ? ['reason', 'until'] : said, {
    ...{ term, money, instant, nameOf },
    rung: (n) => t('merchant.rungNo', { n }),
  });
  return (
    <>
      {whyNot && <WhyNot entry={entry} />}
      {details.length > 0 && (
        <div className={[whyNot ? 'quiet' : '', entry.actor.kind === 'system' && !details[0]?.typed ? 'sentence' : ''].join(' ')}>
          {details.map(({ field, text, typed }, at) => (
            <Fragment key={field}>
              {at > 0 && ' · '}
              {typed ? <FreeText text={text} /> : text}
            </Fragment>
          ))}
        </div>
      )}
      {entry.reason !== undefined && !whyNot && (
        <div className="why">
          <Quoted>{isCode(entry.actor.kind, entry.reason) ? term(entry.reason) : <FreeText text={entry.reason} />}</Quoted>
        </div>
      )}
    </>
  );
}

interface LineProps {
  /** one, or several of a kind at one moment by the same hand, the first of which is as good as any */
  readonly entries: readonly [Entry, ...Entry[]];
  readonly nameOf: Sayings['nameOf'];
  /** the first of its day names the day */
  readonly first: boolean;
}

function Line({ entries, nameOf, first }: LineProps) {
  const [entry] = entries;
  const { t, term } = useWords();
  const { date, hover, time } = useFormat();
  const actor = {
    system: () => t('actor.system'),
    merchant: () => t('actor.merchant'),
    provider: () => t('actor.provider', { id: entry.actor.id }),
    person: () => shortName(entry.actor.id),
  }[entry.actor.kind]();
  return (
    <li data-tone={toneOf(entry.type, entry.actor.kind)}>
      <time dateTime={entry.at} title={hover(entry.at)}>
        <span className={first ? 'day' : 'visually-hidden'}>{date(entry.at)}</span> {time(entry.at)}
      </time>
      <div>
        <strong>{term(deedOf(entry.type, entry.actor.kind))}</strong> <span className="quiet">· {actor}</span>
        {entries.map((one) => (
          <What key={one.id} entry={one} nameOf={nameOf} />
        ))}
      </div>
    </li>
  );
}

/** everything that happened, newest first: events, nudges, why there was none, and who decided what */
export function Timeline({ merchantId, nameOf }: { readonly merchantId: string; readonly nameOf: Sayings['nameOf'] }) {
  const { t } = useWords();
  const timeline = useTimeline(merchantId);
  const [only, setOnly] = useState('all');
  const { date } = useFormat();
  const dayBefore = (all: readonly (readonly [Entry, ...Entry[]])[], at: number): string | undefined => {
    const before = all[at - 1];
    return before === undefined ? undefined : date(before[0].at);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('merchant.timelineUtc')}
          actions={
            <SegmentedControl
              label={t('merchant.shown')}
              selectedId={only}
              onChange={({ detail }) => setOnly(detail.selectedId)}
              options={[
                { id: 'all', text: t('merchant.everything') },
                { id: 'nudges', text: t('merchant.onlyNotNudged') },
              ]}
            />
          }
        >
          {t('merchant.timeline')}
        </Header>
      }
    >
      <State of={timeline}>
        {({ pages }) => {
          const entries = pages
            .flatMap((page) => page.entries)
            .filter(({ type }) => only === 'all' || /^(nudge|ladder)\./.test(type));
          return (
            <>
              {entries.length === 0 && <Box color="text-body-secondary">{t('merchant.noEvents')}</Box>}
              <ol className="timeline">
                {together(entries).map((group, at, all) => (
                  <Line key={group[0].id} entries={group} nameOf={nameOf} first={date(group[0].at) !== dayBefore(all, at)} />
                ))}
              </ol>
              {timeline.hasNextPage && (
                <Button loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
                  {t('merchant.moreEvents')}
                </Button>
              )}
            </>
          );
        }}
      </State>
    </Container>
  );
}
