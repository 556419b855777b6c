import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { WithReason } from '../shell/with-reason.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import type { ScreeningAnswer } from '../work-answers.ts';
import { useScreening } from '../work-queries.ts';

type Hit = ScreeningAnswer['hits'][number];
type Verdict = 'true_match' | 'false_positive';

/** what tells two people of one name apart */
const useDetails = () => {
  const { t } = useWords();
  const { date, country } = useFormat();
  return ({ subject, listed }: Hit) => ({
    ours: [
      ...(subject.birthDate === undefined ? [] : [t('hit.born', { what: date(subject.birthDate) })]),
      ...(subject.country === undefined ? [] : [country(subject.country)]),
    ],
    theirs: [
      ...(listed.born.length === 0 ? [] : [t('hit.born', { what: listed.born.join(', ') })]),
      ...(listed.nationalities.length === 0 ? [] : [t('hit.nationality', { what: listed.nationalities.join(', ') })]),
      ...(listed.programmes.length === 0 ? [] : [t('hit.programme', { what: listed.programmes.join(', ') })]),
      ...(listed.list === undefined ? [] : [t('hit.listOn', { title: listed.list.title, asOf: date(listed.list.asOf) })]),
    ],
  });
};

const Quiet = ({ parts }: { readonly parts: readonly string[] }) =>
  parts.length === 0 ? null : <span className="quiet">{parts.join(' · ')}</span>;

function Pair({ hit, onDecide }: { readonly hit: Hit; readonly onDecide?: (verdict: Verdict) => void }) {
  const { t, term } = useWords();
  const { percent, instant } = useFormat();
  const details = useDetails()(hit);
  const { subject, listed, verdict } = hit;
  const others = [listed.name, ...listed.aliases].filter((name) => name !== listed.matched);
  return (
    <li className="pair">
      <div>
        <span className="quiet">{t('task.ours')}</span>
        <strong>{subject.name}</strong>
        <span className="quiet">{[term(subject.kind), ...subject.roles.map(term)].join(' · ')}</span>
        <Quiet parts={details.ours} />
      </div>
      <div className="alike">
        <Badge color={hit.level === 'probable' ? 'severity-high' : 'severity-medium'}>{percent(hit.similarity / 100)}</Badge>
        <span className="quiet">{term(hit.level)}</span>
      </div>
      <div>
        <span className="quiet">{t('task.listed')}</span>
        <strong>{listed.matched}</strong>
        <span className="quiet">
          {t('task.entry', { ref: hit.ref })} · {term(listed.kind)}
          {others.length > 0 && ` · ${t('task.alsoKnown', { names: others.join(', ') })}`}
        </span>
        <Quiet parts={details.theirs} />
      </div>
      <div className="verdict">
        {verdict !== undefined && (
          <span>
            <WithReason
              text={t('hit.decided', { verdict: term(verdict.verdict), by: shortName(verdict.by), when: instant(verdict.at) })}
              reason={verdict.reason}
            />
          </span>
        )}
        {onDecide !== undefined && (
          <SpaceBetween size="xs" direction="horizontal">
            <Button onClick={() => onDecide('false_positive')}>{t('hit.falsePositive')}</Button>
            <Button onClick={() => onDecide('true_match')}>{t('hit.trueMatch')}</Button>
          </SpaceBetween>
        )}
      </div>
    </li>
  );
}

/** what the dialog about one hit asks for */
const useAsked = ({ merchantId, version }: Pick<Merchant, 'merchantId' | 'version'>) => {
  const { t } = useWords();
  return ({ ref, pair, subject, listed }: Hit, verdict: Verdict): Asked => {
    const names = { ours: subject.name, listed: listed.matched };
    return {
      title: t(verdict === 'true_match' ? 'hit.trueMatchTitle' : 'hit.falsePositiveTitle', names),
      note: t(verdict === 'true_match' ? 'hit.trueMatchNote' : 'hit.falsePositiveNote'),
      confirm: t(verdict === 'true_match' ? 'hit.trueMatch' : 'hit.falsePositive'),
      path: `/merchants/${merchantId}/screening/verdicts`,
      version,
      text: 'reason',
      along: { ref, pair, subjectId: subject.id, verdict },
    };
  };
};

/** each name of the merchant beside the listed one it resembles: whether they are one is for a person to decide */
export function Screening({ merchant }: { readonly merchant: Merchant }) {
  const { t } = useWords();
  const { date } = useFormat();
  const { can } = usePerson();
  const allowed = can('screening.read');
  const screening = useScreening(merchant.merchantId, allowed);
  const askedFor = useAsked(merchant);
  const [asked, setAsked] = useState<Asked>();
  const decides = can('screening.decide') && merchant.lifecycleStage !== 'offboarded';
  if (!allowed) return null;
  return (
    <div>
      <Box variant="h3">{t('task.screening')}</Box>
      <State of={screening}>
        {({ hits, lists, sample }) => (
          <SpaceBetween size="s">
            {sample && <Alert type="error">{t('hit.sample')}</Alert>}
            {hits.length === 0 && <Box color="text-body-secondary">{t('task.screeningNone')}</Box>}
            <ul className="pairs">
              {hits.map((hit) => (
                <Pair
                  key={`${hit.ref} ${hit.subject.id}`}
                  hit={hit}
                  {...(decides && { onDecide: (verdict) => setAsked(askedFor(hit, verdict)) })}
                />
              ))}
            </ul>
            {lists.map(({ key, title, asOf }) => (
              <Box key={key} color="text-body-secondary" fontSize="body-s">
                {t('task.screeningList', { asOf: date(asOf), source: title })}
              </Box>
            ))}
          </SpaceBetween>
        )}
      </State>
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
