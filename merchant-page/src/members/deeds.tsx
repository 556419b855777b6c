import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-deeds/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useSession } from '../session/use-session.tsx';
import { momentIn } from '../words/dates.ts';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Page = z.infer<typeof answer>;
const none: Page = { deeds: [] };

/** what people of the merchant did, the newest first; `since`: looked at again after it changed */
export function Deeds({ membership, since }: { readonly membership: Membership; readonly since: unknown }) {
  const { t, language } = useWords();
  const words = useWordsOf(memberWords);
  const session = useSession();
  const [shown, setShown] = useState<Page>();
  const [error, setError] = useState<unknown>();
  const ask = (cursor?: string): Promise<Page> => {
    const query = new URLSearchParams({ language, ...(cursor !== undefined && { cursor }) });
    return session.call<Page>(`/my/${membership.merchantId}/deeds?${query}`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again in another language, and after a deed
  useEffect(() => {
    let gone = false;
    ask().then(
      (page) => !gone && setShown(page),
      (wrong: unknown) => !gone && setError(wrong),
    );
    return () => {
      gone = true;
    };
  }, [language, since, membership.merchantId]);
  const { deeds, cursor } = shown ?? none;
  const older = (): void => {
    ask(cursor).then((page) => setShown((before = none) => ({ ...page, deeds: [...before.deeds, ...page.deeds] })), setError);
  };
  return (
    <section aria-labelledby="deeds">
      <h2 id="deeds">{words.deeds}</h2>
      {error !== undefined && <ProblemLine error={error} />}
      {shown === undefined && error === undefined && <p className="quiet">{t.loading}</p>}
      {shown !== undefined && deeds.length === 0 && cursor === undefined && <p className="quiet">{words.noDeeds}</p>}
      <ol className="rows deeds">
        {deeds.map(({ id, at, by, text }) => (
          <li key={id}>
            <div>{text}</div>
            <div className="quiet">
              {by}, {momentIn(language, membership.timeZone, at)}
            </div>
          </li>
        ))}
      </ol>
      {cursor !== undefined && (
        <button type="button" onClick={older}>
          {words.older}
        </button>
      )}
    </section>
  );
}
