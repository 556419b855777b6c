import Box from '@cloudscape-design/components/box';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { placeOfCase } from './case-table.tsx';
import { useCaseWords } from './case-words.ts';

const alikeWords = { topic: 'topic', provider: 'alike.provider', method: 'method', errorCode: 'errorCode' } as const;

/** cases it is linked to, and open cases that are similar with the reason why */
export function RelatedCases({ merchantId, found }: { readonly merchantId: string; readonly found: CaseAnswer }) {
  const { c } = useCaseWords();
  const own = [
    ...(found.linkedTo === undefined ? [] : [{ id: found.linkedTo, word: c('linkedTo') }]),
    ...(found.continuedIn === undefined ? [] : [{ id: found.continuedIn, word: c('continuedIn') }]),
    ...found.links.map((id) => ({ id, word: found.others.find((one) => one.id === id)?.title ?? id })),
  ];
  return (
    <>
      {own.length > 0 && (
        <div>
          <Box variant="h3">{c('links')}</Box>
          {own.map(({ id, word }) => (
            <div key={id}>
              <PageLink to={placeOfCase(merchantId, id)}>
                <FreeText text={word} />
              </PageLink>
            </div>
          ))}
        </div>
      )}
      <div>
        <Box variant="h3">{c('similar')}</Box>
        {found.similar.length === 0 && <div className="quiet">{c('noSimilar')}</div>}
        {found.similar.map(({ merchantId: of, id, title, merchant, alike }) => (
          <div key={`${of}/${id}`}>
            <PageLink to={placeOfCase(of, id)}>
              <FreeText text={title} />
            </PageLink>
            <div className="quiet">
              {merchant} · {alike.map((one) => c('alike', { what: c(alikeWords[one]) })).join(' · ')}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
