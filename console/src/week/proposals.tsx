import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useLocation } from 'wouter';
import { readIssueKey } from '../../../domain/recurring/case-key.ts';
import { requirementName } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { useFormat } from '../format.ts';
import { useVoice } from '../i18n/use-voice.ts';
import { usePerson } from '../session.tsx';
import { useIssueName } from './issue-table.tsx';
import { useValue } from './trend-tables.tsx';
import { useWeekWords } from './week-words.ts';
import type { Recurring } from './work-table.tsx';

type Proposal = Recurring['proposals'][number];

const useAbout = () => {
  const voice = useVoice();
  const issueName = useIssueName();
  return ({ kind, about }: Proposal): string => {
    if (kind === 'issue') return issueName(readIssueKey(about));
    return kind === 'decline' ? about.replaceAll('_', ' ') : requirementName(about, voice);
  };
};

/** what may be tried: what it is about, how that is known, what causes it, and the way to the place in the policy */
export function Proposals(props: { readonly recurring: Recurring; readonly queues: readonly string[] | undefined }) {
  const { recurring, queues } = props;
  const w = useWeekWords();
  const aboutOf = useAbout();
  const amountOf = useValue();
  const { number } = useFormat();
  const person = usePerson();
  const [, navigate] = useLocation();
  const concerned = recurring.proposals.filter(
    (one) => queues === undefined || one.queues.length === 0 || one.queues.some((queue) => queues.includes(queue)),
  );
  return (
    <section>
      <Box variant="h2">{w('proposals')}</Box>
      {concerned.length === 0 && <Box color="text-body-secondary">{w('proposalsNone')}</Box>}
      <ol>
        {concerned.map((one) => {
          const { key, kind, change, evidence, at, code = '', country = '' } = one;
          const { n, of, weeks, value } = evidence;
          const said = {
            n: number(n),
            of: number(of),
            weeks: number(weeks),
            country,
            code: code.replaceAll('_', ' '),
            about: aboutOf(one),
          };
          return (
            <li key={key}>
              <strong>{w(`kind.${kind}`, said)}</strong>
              {value.length > 0 && ` (${w('value')}${w('colon')}${amountOf(value)})`}
              <div>{w(`change.${change}`, said)}</div>
              <div className="quiet">
                {w('cause')}
                {w('colon')}
                {at.place}
              </div>
              {person.can('policy.draft') && (
                <Button
                  variant="inline-link"
                  ariaLabel={`${w('edit')}${w('colon')}${w(`kind.${kind}`, said)}`}
                  onClick={() =>
                    navigate(`/policy?${new URLSearchParams({ tab: 'edit', section: at.section, place: at.place })}`)
                  }
                >
                  {w('edit')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
