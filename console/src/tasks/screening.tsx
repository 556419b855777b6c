import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import { sampleListText } from '../../../domain/wording/policy-texts/about-texts.ts';
import { shipped } from '../../../domain/wording/policy-texts/both.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';
import type { ScreeningAnswer } from '../work-answers.ts';
import { useScreening } from '../work-queries.ts';

function Pair({ hit }: { readonly hit: ScreeningAnswer['hits'][number] }) {
  const { t, term } = useWords();
  const { percent } = useFormat();
  const { subject, listed } = hit;
  const others = [listed.name, ...listed.aliases].filter((name) => name !== listed.matched);
  return (
    <li className="pair">
      <div>
        <span className="quiet">{t('task.ours')}</span>
        <strong>{subject.name}</strong>
        <span className="quiet">{[term(subject.kind), ...subject.roles.map(term)].join(' · ')}</span>
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
      </div>
    </li>
  );
}

/** each name of the merchant beside the listed one it resembles: whether they are one is for a person to say */
export function Screening({ merchantId }: { readonly merchantId: string }) {
  const { t, locale } = useWords();
  const { date } = useFormat();
  const allowed = usePerson().can('screening.read');
  const screening = useScreening(merchantId, allowed);
  if (!allowed) return null;
  return (
    <div>
      <Box variant="h3">{t('task.screening')}</Box>
      <State of={screening}>
        {({ hits, asOf, source }) => (
          <>
            {hits.length === 0 && <Box color="text-body-secondary">{t('task.screeningNone')}</Box>}
            <ul className="pairs">
              {hits.map((hit) => (
                <Pair key={`${hit.ref} ${hit.subject.id}`} hit={hit} />
              ))}
            </ul>
            <Box color="text-body-secondary" fontSize="body-s">
              {t('task.screeningList', { asOf: date(asOf), source: shipped(sampleListText, source, locale) })}
            </Box>
          </>
        )}
      </State>
    </div>
  );
}
