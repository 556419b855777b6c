import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-documents/answer.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { documentWords } from '../words/documents-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { NotSent } from './send-file.ts';
import { smallPicture } from './small-picture.ts';
import { useHandIn } from './use-hand-in.ts';

type Shown = z.infer<typeof answer>['documents'][number];
interface Props {
  readonly merchantId: string;
  readonly requirementId: string;
  /** something arrived: what the page shows of the requirement may have changed */
  readonly onArrived: () => void;
}

/** looked at again while the scanner works, milliseconds */
const look = 3_000;

function Picture({ file }: { readonly file: Blob }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let gone = false;
    smallPicture(file).then((found) => !gone && setSource(found), String);
    return () => {
      gone = true;
    };
  }, [file]);
  return source === undefined ? null : <img className="preview" src={source} alt="" />;
}

function Row({ name, state, size, remedy }: Shown) {
  const { language } = useWords();
  const words = useWordsOf(documentWords);
  const [unit, one] = size < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const bytes = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 });
  return (
    <li className={state}>
      <strong>{name}</strong> <span className="quiet">{bytes.format(size / one)}</span>
      <div>{words.is[state]}</div>
      {remedy !== undefined && <p className="problem">{remedy}</p>}
    </li>
  );
}

/** hands in documents for one requirement, and shows what became of each */
export function HandInDocument({ merchantId, requirementId, onArrived }: Props) {
  const { t, language } = useWords();
  const words = useWordsOf(documentWords);
  const { answer: listed, again: lookAgain } = useAnswer<z.infer<typeof answer>>(
    `/my/${merchantId}/requirements/${encodeURIComponent(requirementId)}/documents?language=${language}`,
  );
  const arrived = useCallback(() => {
    lookAgain();
    onArrived();
  }, [lookAgain, onArrived]);
  const { stage, choose, again } = useHandIn(merchantId, requirementId, arrived);
  const documents = listed?.documents ?? [];
  const [since, setSince] = useState(0);
  const waits = since > 0 && (documents.length === 0 || documents.some(({ state }) => state === 'received'));
  useEffect(() => {
    if (stage.is === 'sending') setSince(Date.now());
  }, [stage.is]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(arrived, look);
    return () => clearInterval(timer);
  }, [waits, arrived]);
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{words.title}</h2>
      {stage.is === 'sending' ? (
        <div role="status">
          <Picture file={stage.draft.file} />
          <label>
            {words.sending(stage.draft.name)} <progress value={stage.share} max={1} />
          </label>
        </div>
      ) : (
        <label className="choose">
          {documents.length === 0 ? words.choose : words.another}
          <input
            type="file"
            accept="image/jpeg,image/png,application/pdf"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (file !== undefined) choose(file);
            }}
          />
          <span className="quiet">{words.kinds}</span>
        </label>
      )}
      {stage.is === 'wrong' && (
        <p className="problem" role="alert">
          {stage.remedy}
        </p>
      )}
      {stage.is === 'broken' &&
        (stage.error instanceof NotSent ? (
          <p className="problem" role="alert">
            {words.notSent}{' '}
            <button type="button" className="plain" onClick={() => again(stage.draft)}>
              {t.problem.again}
            </button>
          </p>
        ) : (
          <ProblemLine error={stage.error} again={() => again(stage.draft)} />
        ))}
      {documents.length > 0 && (
        <ul className="rows documents">
          {documents.map((one) => (
            <Row key={one.id} {...one} />
          ))}
        </ul>
      )}
    </section>
  );
}
